import { json } from '@sveltejs/kit';
import type { z } from 'zod';
import type { publicationsAnswer } from '#lib/exchange/forms/publications.ts';
import { noQuestion } from '#lib/exchange/forms/questions.ts';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { refused } from '#lib/server/http/ask.ts';
import { problem } from '#lib/server/http/problem.ts';
import { listPlans, listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import { listStanding } from '#lib/server/publication/queries/standing.ts';
import type { RequestHandler } from './$types.js';

/** The last revisions of a sector, as its public list has them. */
export const GET: RequestHandler = ({ url, params, locals }) =>
	snapshot(locals.db, async (reader) => {
		const parsed = parseQuestion(noQuestion, url.searchParams);
		if ('errors' in parsed) return refused(parsed.errors);
		const plan = (await listPlans(reader)).find((one) => one.plan.code === params.plan)?.plan;
		const sectors = plan ? await listPlanSectors(reader, plan.id) : [];
		const sector = sectors.find(({ code }) => code === params.sector);
		if (!plan || !sector) return problem(404, 'There is no such sector in such a plan: see /api/v1/plans.');
		const standing = await listStanding(reader, sector.id);
		const answer: z.infer<typeof publicationsAnswer> = {
			...{ plan: plan.code, sector: sector.code, demonstration: plan.demonstration },
			publications: standing.map(
				({ year, quarter, revision, asOf, publishedAt, hash, reason, withdrawn }) => ({
					...{ year, quarter, revision, sha256: hash },
					as_of: new Date(asOf).toISOString(),
					published_at: new Date(publishedAt).toISOString(),
					...{ sentence: reason && { ...reason }, withdrawn: withdrawn && { ...withdrawn } },
				}),
			),
		};
		return json(answer);
	});
