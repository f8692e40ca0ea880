/** A section, read and judged, as the rules of the narrative's arithmetic look at it. */
import type { Language } from '#lib/plan/text.ts';
import type { Finding, FindingRule, Weight } from './finding.ts';
import type { Span } from './text.ts';
import { endOf, type TypedNumber } from './typed.ts';
import type { Context } from './context.ts';
import type { Judged } from './verdict.ts';

export interface ReadSection {
	/** Its position in the narrative. */
	readonly at: number;
	readonly output: string | null;
	readonly language: Language;
	/** As `readable` gives it. */
	readonly text: string;
	readonly sentences: readonly Span[];
	readonly judged: readonly Judged[];
}

/** A number that tells how many or how much, with what stands around it. */
export interface Amount extends Judged {
	readonly context: Context;
}

export function amountsOf({ judged }: ReadSection): Amount[] {
	return judged.filter((one): one is Amount => one.context !== null);
}

/** Amounts by sentence, in the order of the text; sentences without any are left out. */
export function bySentence(section: ReadSection): (readonly [Span, readonly Amount[]])[] {
	const grouped = Map.groupBy(amountsOf(section), ({ context }) => context.sentence.start);
	return [...grouped.values()].flatMap((amounts) => {
		const sentence = amounts[0]?.context.sentence;
		return sentence ? [[sentence, amounts] as const] : [];
	});
}

/** The text between two numbers. */
export function between({ text }: ReadSection, left: TypedNumber, right: TypedNumber): string {
	return text.slice(endOf(left), right.offset);
}

/** A finding at a number. */
export function findingAt(
	{ at }: ReadSection,
	{ offset, length, value }: TypedNumber,
	rule: FindingRule,
	weight: Weight,
	wouldBe: number | null = null,
): Finding {
	return { rule, weight, section: at, offset, length, written: value, wouldBe };
}
