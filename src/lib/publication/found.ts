/** What the figure check says of a text, one thing at a time, as its author answers it. Source: docs/rules.md, Figure check. */
import type { Language } from '#lib/plan/text.ts';
import type { Checked } from './check/index.ts';
import type { Finding, FindingRule, Weight } from './check/finding.ts';
import type { KnownFigure } from './check/known.ts';
import { readable, sentencesOf, spanAt } from './check/text.ts';
import type { Judged } from './check/verdict.ts';
import { liveTextFor } from './liveText.ts';
import type { NarrativeSection } from './narrative.ts';

export type FoundKind = 'disagrees' | 'unknown' | FindingRule;

export interface Found {
	readonly kind: FoundKind;
	/** `wrong` is put right or accepted with a reason; `look` is passed with one press; `note` says only what is right. */
	readonly weight: Weight;
	/** Where it stands in the text. */
	readonly offset: number;
	readonly length: number;
	readonly written: string;
	readonly sentence: string;
	/** The figure that the words name; null: none, or the text is held against itself. */
	readonly figure: KnownFigure | null;
	/** What the text itself would have to say; null: a figure says it, or no number would do. */
	readonly wouldBe: number | null;
	/** What stands there as a live figure; null: nothing can. */
	readonly live: string | null;
}

/** How many numbers of a text were found to agree, and how many are of another date or place. */
export interface FoundInText {
	readonly found: readonly Found[];
	readonly agreeing: number;
	readonly elsewhere: number;
}

/** @param at position of the section among those that were checked */
export function foundIn({ sections, findings }: Checked, section: NarrativeSection, at: number): FoundInText {
	const judged = sections[at] ?? [];
	const sentenceAt = sentencesIn(section.body);
	const language = section.language as Language;
	const found = [
		...judged.flatMap((one) => ofNumber(one, language, sentenceAt)),
		...findings.flatMap((one) => (one.section === at ? [ofText(one, section.body, sentenceAt)] : [])),
	];
	return {
		found: found.sort((a, b) => a.offset - b.offset),
		agreeing: judged.filter(({ verdict }) => verdict.is === 'agrees').length,
		elsewhere: judged.filter(({ verdict }) => verdict.is === 'elsewhere').length,
	};
}

function sentencesIn(body: string): (offset: number) => string {
	const spans = sentencesOf(readable(body));
	return (offset) => {
		const { start, end } = spanAt(spans, offset, body);
		return body.slice(start, end).trim();
	};
}

function ofNumber(
	{ number, verdict }: Judged,
	language: Language,
	sentenceAt: (offset: number) => string,
): Found[] {
	if (verdict.is !== 'disagrees' && verdict.is !== 'unknown') return [];
	const { offset, length, written } = number;
	const figure = verdict.is === 'disagrees' ? verdict.figure : null;
	const weight = verdict.is === 'disagrees' ? 'wrong' : 'look';
	const live = figure && liveTextFor(number, figure, language);
	return [
		{
			kind: verdict.is,
			weight,
			offset,
			length,
			written,
			sentence: sentenceAt(offset),
			figure,
			wouldBe: null,
			live,
		},
	];
}

function ofText(
	{ rule, weight, offset, length, wouldBe }: Finding,
	body: string,
	sentenceAt: (offset: number) => string,
): Found {
	const written = body.slice(offset, offset + length);
	return {
		kind: rule,
		weight,
		offset,
		length,
		written,
		sentence: sentenceAt(offset),
		figure: null,
		wouldBe,
		live: null,
	};
}

/** All that an answer to it is about: once any of that is another, it is asked anew. */
export function groundsOf({ kind, written, sentence, figure, wouldBe }: Found): string {
	return JSON.stringify([kind, written, sentence, figure?.indicator, figure?.value ?? wouldBe]);
}
