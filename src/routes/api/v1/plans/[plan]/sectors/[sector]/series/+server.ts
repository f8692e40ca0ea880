import type { z } from 'zod';
import { exchangedName } from '#lib/figures/calculations.ts';
import type { seriesAnswer } from '#lib/figures/forms/answers.ts';
import { seriesQuestion } from '#lib/exchange/forms/questions.ts';
import { confStatus, named, scopeAnswer } from '#lib/server/http/answer.ts';
import { ask, notThere } from '#lib/server/http/ask.ts';
import { getSeries } from '#lib/server/figures/queries/series.ts';
import type { RequestHandler } from './$types.js';

type Answer = z.infer<typeof seriesAnswer>;

export const GET: RequestHandler = (event) =>
	ask(event, seriesQuestion, async (reader, scope, question): Promise<Answer | Response> => {
		const series = await getSeries(reader, scope, question.indicator);
		if (!series) return notThere('indicator', 'indicator');
		const { code, name, unit, calculation, addsUp } = series.indicator;
		return {
			...scopeAnswer(scope),
			indicator: code,
			...named(name),
			unit,
			calculation: exchangedName(calculation),
			adds_up: addsUp,
			series: series.points.map((point) => ({
				year: point.year,
				quarter: point.quarter,
				reached: point.reached,
				conf_status: confStatus(point.withheldFigures?.includes('reached')),
				high: point.high,
				year_to_date: point.yearToDate,
				year_to_date_conf_status: confStatus(point.withheldFigures?.includes('yearToDate')),
				year_to_date_high: point.yearToDateHigh,
				by_year: point.byYear,
				expected: point.expected,
				target: point.target,
			})),
		};
	});
