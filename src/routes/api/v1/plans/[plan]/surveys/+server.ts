import { json } from '@sveltejs/kit';
import type { z } from 'zod';
import { noQuestion } from '#lib/exchange/forms/questions.ts';
import type { surveysAnswer } from '#lib/exchange/forms/surveys.ts';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { refused } from '#lib/server/http/ask.ts';
import { problem } from '#lib/server/http/problem.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { listPublishedWaves } from '#lib/server/survey/queries/surveys.ts';
import { answeredWave } from '#lib/server/survey/surveyResult.ts';
import type { RequestHandler } from './$types.js';

/** The surveys of a plan that have a published wave. */
export const GET: RequestHandler = ({ url, params, locals }) =>
	snapshot(locals.db, async (reader) => {
		const parsed = parseQuestion(noQuestion, url.searchParams);
		if ('errors' in parsed) return refused(parsed.errors);
		const plan = (await listPlans(reader)).find((one) => one.plan.code === params.plan)?.plan;
		if (!plan) return problem(404, 'There is no such plan: see /api/v1/plans.');
		const waves = Map.groupBy(await listPublishedWaves(reader, plan.code), ({ survey }) => survey.code);
		const answer: z.infer<typeof surveysAnswer> = {
			...{ plan: plan.code, demonstration: plan.demonstration },
			surveys: [...waves].flatMap(([code, own]) => {
				const [first] = own;
				if (!first) return [];
				const { name, sampling } = first.survey;
				return [{ code, name, sampling, waves: own.map(({ wave }) => answeredWave(wave)) }];
			}),
		};
		return json(answer);
	});
