/** Which page explains a live figure. Source: docs/rules.md, Why this number. */
import { quarterIndex, type Quarter, type Window } from '#lib/plan/quarter.ts';
import type { AskedAnswer } from '#lib/survey/spoken.ts';
import { isSaid, type LiveFigure } from './live.ts';

const MONEY = ['required', 'received', 'gap'] as const;

type Explained =
	| {
			readonly figure: 'indicator';
			readonly indicator: string;
			readonly window: Window;
			readonly place?: string;
	  }
	| { readonly figure: 'people'; readonly window: Window }
	| { readonly figure: 'pipeline'; readonly indicator: string }
	| { readonly figure: (typeof MONEY)[number] }
	| {
			readonly figure: AskedAnswer['name'];
			readonly survey: string;
			readonly wave: string;
			readonly question: string;
			readonly option?: string;
			readonly by?: string;
			readonly group?: string;
	  };

/**
 * What explains the figure, of the text's own quarter, or of a survey. Null: of another quarter, of one group (whose answer a publication
 * need not hold), or none that is reported or received, such as a target.
 */
export function whyOfLive(live: LiveFigure | AskedAnswer, own: Quarter): Explained | null {
	if (isSaid(live)) return whyOfAnswer(live);
	const { name, indicator, group, place, quarter, window } = live;
	if (group !== null || (quarter && quarterIndex(quarter) !== quarterIndex(own))) return null;
	if (name === 'reached' && indicator !== null)
		return { figure: 'indicator', indicator, window, ...(place !== null && { place }) };
	if (place !== null) return null;
	if (name === 'pipeline' && indicator !== null) return { figure: 'pipeline', indicator };
	if (name === 'people') return { figure: 'people', window };
	const money = MONEY.find((one) => one === name);
	return money ? { figure: money } : null;
}

function whyOfAnswer({ name, survey, wave, question, option, by, group }: AskedAnswer): Explained {
	return {
		...{ figure: name, survey, wave, question },
		...(option !== null && { option }),
		...(by !== null && { by, group: group ?? '' }),
	};
}
