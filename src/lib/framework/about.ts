import type { Localised } from '#lib/plan/text.ts';
import type { Life } from './life.ts';

/** What an indicator counts and what not, where its figures come from, who answers for it, and how long it is reported. */
export interface IndicatorAbout extends Life {
	readonly definition: Localised | null;
	readonly source: Localised | null;
	readonly contact: string | null;
}
