import type { Localised } from '#lib/plan/text.ts';

/** A wave of a sector that may become public with one of its quarters. */
export interface JoinableWave {
	readonly id: number;
	readonly surveyName: Localised;
	readonly waveName: Localised;
	/** People who answered. */
	readonly responses: number;
	/** Questions that it shows, and by how many of them they are split. */
	readonly questions: number;
	readonly splits: number;
	/** With the quarter that is asked about, with another one, or with none. */
	readonly goes: 'here' | 'elsewhere' | 'nowhere';
	/** Groups that are shown, and such of too few people; both 0 before they are computed. */
	readonly shown: number;
	readonly few: number;
}
