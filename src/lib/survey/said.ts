import type { Localised } from '#lib/plan/text.ts';

/** A published wave, as a page of the sector leads to it. */
export interface SaidWave {
	readonly survey: string;
	readonly surveyName: Localised;
	readonly wave: string;
	readonly waveName: Localised;
}

/** More waves than a quarter's pages lead to, and its text may name. */
const MOST = 60;

/** Each wave once, by the codes of survey and wave. */
export function namedWaves(all: readonly Pick<SaidWave, 'survey' | 'wave'>[]) {
	const named = all.map(({ survey, wave }) => [`${survey}/${wave}`, { survey, wave }] as const);
	return [...new Map(named).values()].slice(0, MOST);
}
