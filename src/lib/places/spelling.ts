/** How alike two folded names are, forgiving what spellings still differ in. See placeName.ts for the folding. */
import type { FoldedName } from './placeName.ts';

/** A folded name made ready to be compared with many others. Weights and costs are tenths of a full letter's. */
export interface Spelling {
	/** Numbers of its letters; 0 stands between words. */
	readonly letters: Uint8Array;
	readonly weight: number;
	/** The letters that weigh fully, as bits: a quick way to see that two names cannot be alike. */
	readonly frame: number;
	/** What it costs to come to each of its letters before anything that is asked was read. */
	readonly entry: Int32Array;
}

const LETTERS = ' abcdefghijklmnopqrstuvwxyzS0123456789ابتثجحخدذرزسشصضطظعغفقكلمنهويى';
const SIZE = 128;
const FULL = 10;

/** Vowels come and go between spellings, and h is heard by some. */
const WEAK: Readonly<Record<string, number>> = { a: 3, i: 3, u: 3, h: 5, ا: 4, و: 4, ي: 4, ى: 3, ه: 4 };

/** Letters that one ear writes for the other. */
const ALIKE = 'xk xh kh gk gj Ss td dz sz nm يى اى هت تط سص ضد ظض قك ذد ذز ثت زظ'
	.split(' ')
	.map(([one = '', other = '']) => [LETTERS.indexOf(one), LETTERS.indexOf(other)] as const)
	.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]);
const NEARLY = 5;
/** For two letters in each other's place. */
const TURNED = 8;

/** For a letter of words of the name that the question leaves out. */
const LEFT_OUT = 2;
/** A question must have something to go by: two consonants, or one and some vowels. */
const LIGHTEST = 16;
/** Of the question's weight, what may differ before the likeness is none. */
const FARTHEST = 0.4;

const WEIGHTS = Uint8Array.from({ length: SIZE }, (_, i) => (i === 0 ? 0 : (WEAK[LETTERS[i] ?? ''] ?? FULL)));
const COSTS = costs();

function costs(): Uint8Array {
	const all = new Uint8Array(SIZE * SIZE).fill(FULL);
	const isWeak = (letter: number) => (WEIGHTS[letter] ?? FULL) < FULL;
	for (const [one, other] of ALIKE) all[one * SIZE + other] = NEARLY;
	const weak = [...WEIGHTS.keys()].filter(isWeak);
	for (const one of weak) {
		for (const other of weak) all[one * SIZE + other] = Math.max(WEIGHTS[one] ?? 0, WEIGHTS[other] ?? 0);
	}
	for (let letter = 0; letter < SIZE; letter++) all[letter * SIZE + letter] = 0;
	return all;
}

const BITS = 31;
/** Weak letters are in no frame, so whatever may be written for one is thought to be there. */
const WEAKLY = 1 << BITS;
/** By bit of a letter: the bits of those that may be written for it. */
const OTHERS = Int32Array.from({ length: BITS }, (_, bit) =>
	ALIKE.filter(([letter]) => letter % BITS === bit)
		.map(([, other]) => (WEIGHTS[other] === FULL ? bitOf(other) : WEAKLY))
		.reduce((bits, other) => bits | other, 0),
);

function bitOf(letter: number): number {
	return 1 << (letter % BITS);
}

export function toSpelling({ spaced }: FoldedName): Spelling {
	const letters = Uint8Array.from(spaced, numberOf);
	let weight = 0;
	let frame = 0;
	for (const letter of letters) {
		const own = WEIGHTS[letter] ?? FULL;
		weight += own;
		if (own === FULL) frame |= bitOf(letter);
	}
	return { letters, weight, frame, entry: entryTo(letters) };
}

/** Letters of other scripts share the numbers that are left. */
function numberOf(letter: string): number {
	const known = LETTERS.indexOf(letter);
	return known >= 0 ? known : LETTERS.length + (letter.charCodeAt(0) % (SIZE - LETTERS.length));
}

/** False: the name lacks a letter of the question, so it cannot begin with it. */
export function hasLetters(asked: Spelling, name: Spelling): boolean {
	return (asked.frame & ~name.frame) === 0;
}

/**
 * How alike each name is to what is asked. 1: the same letters; 0: too far from each other, or too little to go by. What
 * is asked may leave out whole words at the beginning of the name and any part of its end, for a little.
 */
export function likenessTo(asked: Spelling): (name: Spelling) => number {
	const limit = Math.floor(asked.weight * FARTHEST);
	if (asked.weight < LIGHTEST) return () => 0;
	const letters = asked.letters.filter((letter) => letter !== 0);
	const rows: [Row, Row, Row] = [[], [], []];
	return (name) => {
		if (asked.weight - name.weight > limit) return 0;
		if (leastCost(asked.frame & ~name.frame, name.frame) > limit) return 0;
		const cost = distance(letters, name, limit, rows);
		return cost > limit ? 0 : 1 - cost / asked.weight;
	};
}

/** Letters that the name lacks must be left out or written otherwise, whatever else there is. */
function leastCost(lacking: number, frame: number): number {
	let cost = 0;
	for (let rest = lacking; rest !== 0; rest &= rest - 1) {
		const others = OTHERS[31 - Math.clz32(rest & -rest)] ?? 0;
		cost += (others & (frame | WEAKLY)) === 0 ? FULL : NEARLY;
	}
	return cost;
}

type Row = number[];

/** The cheapest way from one row of letters to the other; Infinity as soon as it must be above the limit. */
function distance(
	asked: Uint8Array,
	{ letters: name, entry }: Spelling,
	limit: number,
	rows: readonly [Row, Row, Row],
): number {
	let [earlier, above, row] = rows;
	const length = entry.length;
	for (let j = 0; j < length; j++) above[j] = entry[j] ?? 0;
	let last = 0;
	for (const letter of asked) {
		const own = WEIGHTS[letter] ?? FULL;
		let left = (above[0] ?? 0) + own;
		let least = left;
		row[0] = left;
		for (let j = 1; j < length; j++) {
			const other = name[j - 1] ?? 0;
			// A space costs nothing: what stood before it stands after it.
			if (other !== 0) {
				const changed = (above[j - 1] ?? 0) + (COSTS[letter * SIZE + other] ?? FULL);
				left = Math.min((above[j] ?? 0) + own, left + (WEIGHTS[other] ?? FULL), changed);
				if (last === other && j > 1 && letter === name[j - 2]) {
					left = Math.min(left, (earlier[j - 2] ?? 0) + TURNED);
				}
			}
			row[j] = left;
			if (left < least) least = left;
		}
		if (least > limit) return Infinity;
		[earlier, above, row] = [above, row, earlier];
		last = letter;
	}
	return withoutEnd(above, name);
}

function entryTo(name: Uint8Array): Int32Array {
	const entry = new Int32Array(name.length + 1);
	let words = 0;
	for (let j = 1; j < entry.length; j++) {
		const letter = name[j - 1] ?? 0;
		const weight = WEIGHTS[letter] ?? FULL;
		const left = entry[j - 1] ?? 0;
		words += (weight * LEFT_OUT) / FULL;
		entry[j] = letter === 0 ? Math.min(left, Math.ceil(words)) : left + weight;
	}
	return entry;
}

function withoutEnd(row: Row, name: Uint8Array): number {
	let end = 0;
	let best = Infinity;
	for (let j = name.length; j >= 0; j--) {
		best = Math.min(best, (row[j] ?? 0) + end);
		end += ((WEIGHTS[name[j - 1] ?? 0] ?? 0) * LEFT_OUT) / FULL;
	}
	return best;
}
