import { json } from '@sveltejs/kit';
import type { z } from 'zod';
import { SERVICES_OF_PAGE, servicesQuestion, type servicesAnswer } from '#lib/exchange/forms/services.ts';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { notThere, refused } from '#lib/server/http/ask.ts';
import { problem } from '#lib/server/http/problem.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { hsdsPage } from '#lib/server/service/hsds/list.ts';
import { hsdsRecord } from '#lib/server/service/hsds/record.ts';
import { listedServices } from '#lib/server/service/listed.ts';
import { listNamedOfServices } from '#lib/server/service/queries/named.ts';
import { servicesFor } from '#lib/service/filter.ts';
import type { RequestHandler } from './$types.js';

/** The listed services of a plan, as the public list has them. */
export const GET: RequestHandler = async ({ url, params, locals }) => {
	const parsed = parseQuestion(servicesQuestion, url.searchParams);
	if ('errors' in parsed) return refused(parsed.errors);
	const { need = null, district = null, page } = parsed.question;
	return snapshot(locals.db, async (reader) => {
		const found = (await listPlans(reader)).find(({ plan }) => plan.code === params.plan);
		if (!found) return problem(404, 'There is no such plan: see /api/v1/plans.');
		const named = await listNamedOfServices(reader, found.plan.id);
		const isThere = named.some(({ kind, code }) => kind === 'district' && code === district);
		if (district !== null && !isThere) return notThere('district', 'district');
		const { services } = await listedServices(reader, found.plan, locals.now);
		const { contents, ...list } = hsdsPage(servicesFor(services, { need, district }), page, SERVICES_OF_PAGE);
		const answer: z.infer<typeof servicesAnswer> = {
			...list,
			contents: contents.map((service) => hsdsRecord(found.plan, service)),
		};
		return json(answer);
	});
};
