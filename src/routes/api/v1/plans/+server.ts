import { json } from '@sveltejs/kit';
import type { z } from 'zod';
import type { plansAnswer } from '#lib/figures/forms/answers.ts';
import { noQuestion } from '#lib/exchange/forms/questions.ts';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { maySeeFigures } from '#lib/access/grant.ts';
import { asOf, named } from '#lib/server/http/answer.ts';
import { refused } from '#lib/server/http/ask.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = async ({ url, locals }) => {
	const parsed = parseQuestion(noQuestion, url.searchParams);
	if ('errors' in parsed) return refused(parsed.errors);
	const plans = await snapshot(locals.db, listPlans);
	const answer: z.infer<typeof plansAnswer> = {
		plans: plans.map(({ plan, sectors }) => ({
			code: plan.code,
			...named(plan.name),
			currency: plan.currency,
			first_year: plan.firstYear,
			last_year: plan.lastYear,
			status: plan.status?.en ?? null,
			demonstration: plan.demonstration,
			// Of a plan that shows nothing, not even when something of it changed.
			as_of: maySeeFigures(locals.viewer, plan) ? asOf(plan) : null,
			sectors: sectors.map(({ code, name }) => ({ code, ...named(name) })),
		})),
	};
	return json(answer);
};
