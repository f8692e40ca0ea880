/** What is told in two places of a narrative and should be one. */
import type { Finding } from '../finding.ts';
import { amountsOf, findingAt, type Amount, type ReadSection } from '../reader.ts';
import { findTimes } from '../reading/dates.ts';
import { NUMBERED } from '../reading/ordinals.ts';
import { fold } from '../reading/spelled/index.ts';
import { stemOf, stemsOf } from '../stems.ts';
import { spanAt } from '../text.ts';
import { endOf, type TypedNumber } from '../typed.ts';
import { mayBeOne } from '../value.ts';

const NOUN = new RegExp(String.raw`(?<!\p{L})(?:${NUMBERED})(?!\p{L})`, 'iu');
/** So many words of two sentences in common, and they are about one thing. */
const SHARED_BY_NUMBERED = 2;
const SHARED_BY_COUNTED = 4;
/** A word in more sentences than this says little. */
const RARE = 4;

interface Numbered {
	readonly section: ReadSection;
	readonly number: TypedNumber;
	readonly noun: string;
	readonly words: ReadonlySet<string>;
}

/** The 18th wave in the text, wave XVII in a footnote: the later one is named, with the earlier one's number. */
export function findNumberedTwice(sections: readonly ReadSection[]): Finding[] {
	const all = sections.flatMap(numberedIn);
	return all.flatMap((later, at) => {
		const earlier = all
			.slice(0, at)
			.find(
				(one) =>
					one.noun === later.noun &&
					one.number.value !== later.number.value &&
					one.section.language === later.section.language &&
					common(one.words, later.words) >= SHARED_BY_NUMBERED,
			);
		return earlier
			? [findingAt(later.section, later.number, 'numbered twice', 'look', earlier.number.value)]
			: [];
	});
}

function numberedIn(section: ReadSection): Numbered[] {
	return section.judged.flatMap(({ number }) => {
		if (number.kind !== 'ordinal') return [];
		const { text } = section;
		const around = [
			text.slice(endOf(number), endOf(number) + 14),
			text.slice(Math.max(0, number.offset - 14), number.offset),
		];
		const noun = around.flatMap((words) => NOUN.exec(words)?.[0] ?? [])[0];
		if (noun === undefined) return [];
		const { start, end } = spanAt(section.sentences, number.offset, text);
		const words = new Set(stemsOf(text.slice(start, end)).map(({ stem }) => stem));
		words.delete(stemOf(fold(noun)));
		return { section, number, noun: stemOf(fold(noun)), words };
	});
}

/**
 * One thing with two numbers that no figure explains. `note` where the two name different years or one says "today":
 * each is of its own date.
 */
export function findToldTwice(sections: readonly ReadSection[]): Finding[] {
	const having = new Map<string, number>();
	for (const { text, sentences } of sections) {
		for (const { start, end } of sentences) {
			const stems = new Set(stemsOf(text.slice(start, end)).map(({ stem }) => stem));
			for (const stem of stems) having.set(stem, (having.get(stem) ?? 0) + 1);
		}
	}
	const open = sections.flatMap((section) =>
		amountsOf(section)
			.filter(({ number, verdict }) => number.kind === 'count' && verdict.is !== 'agrees')
			.map((amount) => ({ section, amount, words: rareWords(section, amount, having) })),
	);
	return open.flatMap((later, at) => {
		const earlier = open
			.slice(0, at)
			.find(
				({ section, amount, words }) =>
					section.language === later.section.language &&
					amount.context.sentence !== later.amount.context.sentence &&
					!mayBeOne(amount.number, later.amount.number) &&
					hasOneHead(amount, later.amount) &&
					common(words, later.words) >= SHARED_BY_COUNTED,
			);
		if (!earlier) return [];
		const [then, now] = [timeOf(earlier.section, earlier.amount), timeOf(later.section, later.amount)];
		const weight = then !== now ? 'note' : 'look';
		return [findingAt(later.section, later.amount.number, 'told twice', weight, earlier.amount.number.value)];
	});
}

function rareWords(
	{ text }: ReadSection,
	{ context }: Amount,
	having: ReadonlyMap<string, number>,
): ReadonlySet<string> {
	const stems = stemsOf(text.slice(context.sentence.start, context.sentence.end));
	return new Set(stems.map(({ stem }) => stem).filter((stem) => (having.get(stem) ?? 0) <= RARE));
}

function hasOneHead(a: Amount, b: Amount): boolean {
	const words = new Set(a.context.phrase.words.map(stemOf));
	return b.context.phrase.words.some((word) => words.has(stemOf(word)));
}

function timeOf({ text }: ReadSection, { context }: Amount): string {
	const sentence = text.slice(context.sentence.start, context.sentence.end);
	if (/(?<!\p{L})(?:today|now|currently|aujourd[’']hui|actuellement|اليوم|حاليًا)(?!\p{L})/iu.test(sentence))
		return 'now';
	return findTimes(sentence)
		.flatMap(({ year }) => year ?? [])
		.join(' ');
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	return [...a].filter((word) => b.has(word)).length;
}
