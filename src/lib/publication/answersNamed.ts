import type { AskedAnswer } from '#lib/survey/spoken.ts';
import { findLive, isFault, isSaid, type LiveCodes } from './live.ts';

/** The figures of surveys that texts name, in their order. */
export function answersNamed(texts: readonly string[], codes: LiveCodes): AskedAnswer[] {
	return texts
		.flatMap((text) => findLive(text, codes))
		.flatMap(({ live }) => (!isFault(live) && isSaid(live) ? [live] : []));
}
