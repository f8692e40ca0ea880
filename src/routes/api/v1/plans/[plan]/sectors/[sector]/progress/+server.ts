import type { z } from 'zod';
import type { IndicatorProgress } from '#lib/domain/answer.ts';
import { maySee } from '#lib/domain/permission.ts';
import type { indicatorAnswer, progressAnswer } from '#lib/forms/answers.ts';
import { progressQuestion } from '#lib/forms/questions.ts';
import { groupAnswer, indicatorNames, scopeAnswer } from '#lib/server/http/answer.ts';
import { ask, notThere } from '#lib/server/http/ask.ts';
import { problem } from '#lib/server/http/problem.ts';
import { findFilter } from '#lib/server/queries/filter.ts';
import { getProgress } from '#lib/server/queries/progress.ts';
import type { RequestHandler } from './$types.js';

type Answer = z.infer<typeof progressAnswer>;

export const GET: RequestHandler = (event) =>
	ask(event, progressQuestion, async (reader, scope, question): Promise<Answer | Response> => {
		const { year, quarter, window, compare, provisional, ...codes } = question;
		if (provisional && !maySee(event.locals.role, 'provisional figures')) {
			return problem(403, 'Provisional figures are for coordinators.');
		}
		const found = await findFilter(reader, scope, codes);
		if ('unknown' in found) return notThere(found.unknown, found.unknown);
		const progress = await getProgress(reader, scope, {
			year,
			quarter,
			window,
			filter: found.filter,
			compare: compare !== undefined,
		});
		return {
			...scopeAnswer(scope),
			year,
			quarter,
			window,
			reports: progress.reports,
			previous_reports: progress.previousReports,
			indicators: progress.indicators.map(indicatorOf),
		};
	});

function indicatorOf(progress: IndicatorProgress): z.infer<typeof indicatorAnswer> {
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
		unknown_parts: [...progress.unknownParts],
		previous: previous && {
			reached: previous.reached,
			change: previous.change,
			difference: previous.difference,
			unknown_parts: [...previous.unknownParts],
		},
	};
}
