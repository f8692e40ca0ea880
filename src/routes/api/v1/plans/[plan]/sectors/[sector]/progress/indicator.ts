import type { z } from 'zod';
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import type { indicatorAnswer } from '#lib/figures/forms/answers.ts';
import { byDimension } from '#lib/plan/groups.ts';
import { groupAnswer, indicatorNames } from '#lib/server/http/answer.ts';

const NOTHING = byDimension(() => null);
const WITHHELD = {
	reached: null,
	share: null,
	pace: null,
	status: 'not reported',
	withoutPlace: null,
	disaggregationKnown: NOTHING,
	notDisaggregated: null,
	byGroup: {},
	noneReported: null,
	ofYear: null,
	missingQuarters: null,
	unknownParts: [],
	previous: null,
} as const satisfies Partial<IndicatorProgress>;

/** @param withheld strangers see no figures of the indicator at the place that was asked for */
export function indicatorOf(told: IndicatorProgress, withheld: boolean): z.infer<typeof indicatorAnswer> {
	const progress = withheld ? { ...told, ...WITHHELD } : told;
	const { previous } = progress;
	return {
		...indicatorNames(progress),
		outcome: progress.outcome,
		output: progress.output,
		calculation: progress.calculation,
		headline: progress.headline,
		counts_people: progress.countsPeople,
		made_of: [...progress.madeOf],
		adds_up: progress.addsUp,
		note: progress.note?.en ?? null,
		reached: progress.reached,
		target: progress.target,
		share: progress.share,
		expected: progress.expected,
		pace: progress.pace,
		status: progress.status,
		without_place: progress.withoutPlace,
		disaggregation_known: progress.disaggregationKnown,
		not_disaggregated: progress.notDisaggregated,
		...groupAnswer(progress.byGroup),
		none_reported_by: progress.noneReported,
		of_year: progress.ofYear,
		missing_quarters: progress.missingQuarters && [...progress.missingQuarters],
		unknown_parts: [...progress.unknownParts],
		withheld,
		previous: previous && {
			reached: previous.reached,
			change: previous.change,
			difference: previous.difference,
			unknown_parts: [...previous.unknownParts],
		},
	};
}
