import type { IndicatorLabel } from '#lib/figures/answer.ts';
import type { Localised } from '#lib/plan/text.ts';

export interface Footnote {
	readonly number: number;
	readonly text: Localised;
	/** Codes of the indicators that it belongs to. */
	readonly codes: readonly string[];
}

/** The notes on the quality of figures, numbered in the order of the indicators; one note on several is one. */
export function numberNotes(indicators: readonly IndicatorLabel[]): Footnote[] {
	const noted = indicators.flatMap(({ code, note }) => (note ? [{ code, note }] : []));
	return [...Map.groupBy(noted, ({ note }) => note.en).values()].flatMap((same, i) =>
		same[0] ? [{ number: i + 1, text: same[0].note, codes: same.map(({ code }) => code) }] : [],
	);
}

export function noteOf(code: string, notes: readonly Footnote[]): Footnote | undefined {
	return notes.find(({ codes }) => codes.includes(code));
}
