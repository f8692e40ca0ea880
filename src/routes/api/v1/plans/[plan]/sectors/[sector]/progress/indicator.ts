import type { z } from 'zod';
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { exchangedName } from '#lib/figures/calculations.ts';
import type { indicatorAnswer } from '#lib/figures/forms/answers.ts';
import { byDimension } from '#lib/plan/groups.ts';
import { confStatus, groupAnswer, indicatorNames, withheldGroupsAnswer } from '#lib/server/http/answer.ts';

type Answer = z.infer<typeof indicatorAnswer>;

/**
 * @param withheld strangers see no figures of the indicator at the place that was asked for: only what is true of it at
 * every place
 */
export function indicatorShown(progress: IndicatorProgress, withheld: boolean): Answer {
	return { ...definitionOf(progress), ...(withheld ? NO_FIGURES : figuresOf(progress)), withheld };
}

/** What the framework says of it: shown at every place. */
function definitionOf(progress: IndicatorProgress) {
	return {
		...indicatorNames(progress),
		outcome: progress.outcome,
		output: progress.output,
		calculation: exchangedName(progress.calculation),
		of: progress.of && [...progress.of],
		headline: progress.headline,
		counts_people: progress.countsPeople,
		made_of: [...progress.madeOf],
		adds_up: progress.addsUp,
		note: progress.note?.en ?? null,
		target: progress.target,
		expected: progress.expected,
		incomplete: progress.incomplete,
	};
}

/** What was reported, and what follows from it. */
function figuresOf(progress: IndicatorProgress) {
	const { previous } = progress;
	return {
		reached: progress.reached,
		conf_status: confStatus(progress.withheldFigures?.includes('reached')),
		high: progress.high,
		about: progress.about,
		share: progress.share,
		pace: progress.pace,
		status: progress.status,
		without_place: progress.withoutPlace,
		beside: progress.beside.map(({ standsAt, count }) => ({ stands_at: standsAt, count })),
		late: progress.late.map(({ doneIn, reached }) => ({ done_in: doneIn, reached })),
		disaggregation_known: progress.disaggregationKnown,
		not_disaggregated: progress.notDisaggregated,
		...groupAnswer(progress.byGroup),
		withheld_groups: withheldGroupsAnswer(progress.withheldGroups),
		none_reported_by: progress.noneReported,
		of_year: progress.ofYear,
		missing_quarters: progress.missingQuarters && [...progress.missingQuarters],
		unknown_parts: [...progress.unknownParts],
		previous: previous && {
			reached: previous.reached,
			conf_status: confStatus(previous.isWithheld),
			change: previous.change,
			difference: previous.difference,
			unknown_parts: [...previous.unknownParts],
		},
	};
}

const NO_FIGURES: ReturnType<typeof figuresOf> = {
	reached: null,
	conf_status: 'C',
	high: null,
	about: null,
	share: null,
	pace: null,
	status: 'not reported',
	without_place: null,
	beside: [],
	late: [],
	disaggregation_known: byDimension(() => null),
	not_disaggregated: null,
	...groupAnswer({}),
	withheld_groups: withheldGroupsAnswer(undefined),
	none_reported_by: null,
	of_year: null,
	missing_quarters: null,
	unknown_parts: [],
	previous: null,
};
