import type { Localised } from '#lib/plan/text.ts';

/** A published wave, as a page of the sector leads to it. */
export interface SaidWave {
	readonly survey: string;
	readonly surveyName: Localised;
	readonly wave: string;
	readonly waveName: Localised;
}
