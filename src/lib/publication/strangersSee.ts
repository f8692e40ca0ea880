/** What of a quarter's answers strangers may read. Source: docs/rules.md, Publication. */
import type { SeriesAnswer } from '#lib/figures/answer.ts';
import { quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import type { Answers } from './content.ts';

type Change = (answer: string, quarter: Quarter) => string;

/** By part, what is left of each answer; what is not listed stays as it is. */
const CHANGES: Readonly<Record<string, Change>> = {
	// A filter by partner or donor is asked of the figures of today: no publication answers it.
	choices: () => JSON.stringify({ partners: [], donors: [] }),
	// What came after the quarter is not the quarter's.
	series: (answer, quarter) => {
		const series = JSON.parse(answer) as SeriesAnswer;
		const points = series.points.filter((point) => quarterIndex(point) <= quarterIndex(quarter));
		return JSON.stringify({ ...series, points });
	},
};

export function strangersSee(answers: Answers, quarter: Quarter): Answers {
	return new Map(
		[...answers].map(([part, its]) => {
			const change = CHANGES[part];
			if (!change) return [part, its];
			return [part, new Map([...its].map(([key, answer]) => [key, change(answer, quarter)]))];
		}),
	);
}
