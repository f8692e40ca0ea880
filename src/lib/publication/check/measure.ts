/** How well the check does on a labelled narrative: precision and recall. */
import type { Knowledge } from './known.ts';
import { checkFigures } from './index.ts';
import type { Finding } from './finding.ts';
import type { Label, LabelledSection } from './labelled.ts';
import type { Judged, Verdict } from './verdict.ts';

export interface Score {
	readonly right: number;
	/** Said by the check. */
	readonly said: number;
	/** To be said, by the list. */
	readonly expected: number;
}

export interface Miss {
	readonly where: string;
	readonly expected: string;
	readonly said: string;
}

export interface Measured {
	readonly numbers: number;
	/** Numbers found, with their value and kind. */
	readonly reading: Score;
	/** Verdicts by kind: agrees with the right figure, disagrees, elsewhere, unknown, left alone. */
	readonly verdicts: ReadonlyMap<string, Score>;
	/** What asks something of the author: disagreements and findings of the arithmetic. */
	readonly alarms: Score;
	readonly misses: readonly Miss[];
}

/** Null: nothing was said, or nothing was to be said. */
export function precisionOf({ right, said }: Score): number | null {
	return said === 0 ? null : right / said;
}

export function recallOf({ right, expected }: Score): number | null {
	return expected === 0 ? null : right / expected;
}

export function measure(labelled: readonly LabelledSection[], knowledge: Knowledge): Measured {
	const { sections, findings } = checkFigures(
		labelled.map(({ section }) => section),
		knowledge,
	);
	const misses: Miss[] = [];
	const pairs = labelled.flatMap((part, at) => pairsOf(part, sections[at] ?? [], misses));
	const kinds = new Map<string, Score>();
	for (const { expected, said } of pairs) {
		for (const kind of new Set([kindOf(expected), kindOf(said)])) {
			if (kind === '') continue;
			const { right, said: all, expected: due } = kinds.get(kind) ?? { right: 0, said: 0, expected: 0 };
			kinds.set(kind, {
				right: right + Number(isRight(expected, said)),
				said: all + Number(kindOf(said) === kind),
				expected: due + Number(kindOf(expected) === kind),
			});
		}
	}
	const found = pairs.filter(({ label, judged }) => label && judged?.number.value === label.value);
	return {
		numbers: labelled.reduce((sum, { labels }) => sum + labels.length, 0),
		reading: {
			right: found.length,
			said: pairs.filter(({ judged }) => judged).length,
			expected: pairs.filter(({ label }) => label).length,
		},
		verdicts: kinds,
		alarms: alarmsOf(labelled, pairs, findings, misses),
		misses,
	};
}

interface Pair {
	readonly label: Label | undefined;
	readonly judged: Judged | undefined;
	readonly expected: string;
	readonly said: string;
}

function pairsOf({ section, labels }: LabelledSection, judged: readonly Judged[], misses: Miss[]): Pair[] {
	const pairs = labels.map((label): Pair => {
		const own = judged.find(({ number }) => number.offset === label.offset && number.length === label.length);
		return { label, judged: own, expected: label.expected, said: own ? wordsOf(own) : '' };
	});
	const surplus = judged
		.filter(
			({ number }) =>
				!labels.some(({ offset, length }) => number.offset === offset && number.length === length),
		)
		.map((own): Pair => ({ label: undefined, judged: own, expected: '', said: wordsOf(own) }));
	const all = [...pairs, ...surplus];
	for (const { label, judged: own, expected, said } of all) {
		if (isRight(expected, said) && label?.value === own?.number.value) continue;
		const offset = label?.offset ?? own?.number.offset ?? 0;
		const around = section.body.slice(Math.max(0, offset - 20), offset + 30).replaceAll(/\s+/g, ' ');
		misses.push({ where: `${section.section} ${section.output ?? ''} "${around}"`, expected, said });
	}
	return all;
}

/** A verdict as the list writes it. */
function wordsOf({ verdict, number }: Judged): string {
	const of = (figure: Extract<Verdict, { is: 'disagrees' }>['figure']) =>
		[figure.role, figure.indicator, figure.group?.code].filter(Boolean).join(' ');
	if (verdict.is === 'agrees') return `=${of(verdict.figure)}`;
	if (verdict.is === 'disagrees') return `!${of(verdict.figure)}`;
	if (verdict.is === 'elsewhere') return `@${verdict.by}`;
	return verdict.is === 'unknown' ? '?' : `-${number.kind}`;
}

const KINDS: Readonly<Record<string, string>> = {
	'=': 'agrees',
	'!': 'disagrees',
	'@': 'elsewhere',
	'?': 'unknown',
	'-': 'left',
};

function kindOf(words: string): string {
	return KINDS[words[0] ?? ''] ?? '';
}

/** What an unknown number is, only people know. */
function isRight(expected: string, said: string): boolean {
	return expected.startsWith('?') ? said === '?' : expected === said;
}

function alarmsOf(
	labelled: readonly LabelledSection[],
	pairs: readonly Pair[],
	findings: readonly Finding[],
	misses: Miss[],
): Score {
	const due = new Map(labelled.map(({ findings: own }, at) => [at, [...own]]));
	let right = 0;
	for (const finding of findings) {
		const words = [finding.rule, finding.written ?? '-', finding.wouldBe ?? '-'].join(' ');
		const own = due.get(finding.section) ?? [];
		const at = own.indexOf(words);
		if (at === -1) misses.push({ where: nameOf(labelled[finding.section]), expected: '', said: words });
		else {
			right += 1;
			own.splice(at, 1);
		}
	}
	for (const [at, own] of due) {
		for (const words of own) misses.push({ where: nameOf(labelled[at]), expected: words, said: '' });
	}
	const all = labelled.reduce((sum, { findings: own }) => sum + own.length, 0);
	const wrong = pairs.filter(
		({ expected, said }) => kindOf(expected) === 'disagrees' && said === expected,
	).length;
	return {
		right: right + wrong,
		said: findings.length + pairs.filter(({ said }) => kindOf(said) === 'disagrees').length,
		expected: all + pairs.filter(({ expected }) => kindOf(expected) === 'disagrees').length,
	};
}

function nameOf(part: LabelledSection | undefined): string {
	return `${part?.section.section ?? ''} ${part?.section.output ?? ''}`.trim();
}
