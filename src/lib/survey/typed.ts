import type { Localised } from '#lib/plan/text.ts';

/** The texts of a wave that strangers read. */
export interface WaveTexts {
	/** What it and its themes are called, and where its figures come from. */
	readonly named: readonly Localised[];
	/** How people were asked: the method, questions and answers, of which a number counts nobody who answered. */
	readonly asked: readonly Localised[];
}
