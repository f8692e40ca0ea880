import type { GivenSurvey } from '#lib/survey/given.ts';
import { perceptionWave } from './wave.ts';
import { METHOD, NAME } from './words.ts';

/** A perception survey in two waves: one share of it was published, everything else is invented and said to be. */
export function perceptionSurvey(): GivenSurvey {
	return {
		code: 'perception',
		name: NAME,
		sampling: 'probability',
		minimum: 30,
		bracketsTo: 49,
		method: METHOD,
		sector: 'social-stability',
		waves: [perceptionWave('earlier'), perceptionWave('later')],
	};
}
