import { json } from '@sveltejs/kit';
import type { z } from 'zod';
import { mayAct } from '#lib/access/grant.ts';
import { referralsQuestion, type referralsAnswer } from '#lib/exchange/forms/referrals.ts';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import { quarterMonths } from '#lib/referral/months.ts';
import { aside, snapshot } from '#lib/server/database/driver.ts';
import { confStatus } from '#lib/server/http/answer.ts';
import { refused, yearOutside } from '#lib/server/http/ask.ts';
import { problem } from '#lib/server/http/problem.ts';
import { listPlans, listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import { findPublishedSent } from '#lib/server/publication/publishedSent.ts';
import { listReferralLines } from '#lib/server/referral/queries/lines.ts';
import { findReferralHours } from '#lib/server/referral/queries/referrals.ts';
import type { RequestHandler } from './$types.js';

type Answer = z.infer<typeof referralsAnswer>;

/** What was published of a sector's referrals, for everybody; all counts besides for whoever may read them. */
export const GET: RequestHandler = ({ url, params, locals }) =>
	snapshot(locals.db, async (reader) => {
		const plan = (await listPlans(reader)).find((one) => one.plan.code === params.plan)?.plan;
		const sectors = plan ? await listPlanSectors(reader, plan.id) : [];
		const sector = sectors.find(({ code }) => code === params.sector);
		if (!plan || !sector)
			return problem(404, 'There is no such sector in such a plan, or it is not for whoever asks.');
		const subject = { planId: plan.id, sectorId: sector.id };
		const mayAll = mayAct(locals.viewer?.grants ?? [], 'run referrals', subject);
		const parsed = parseQuestion(referralsQuestion, url.searchParams);
		if ('errors' in parsed) return refused(parsed.errors);
		const { year, quarter } = parsed.question;
		const outside = yearOutside({ plan }, parsed.question);
		if (outside) return outside;
		const published = await findPublishedSent(aside(reader), sector.id, { year, quarter });
		if (published === null && !mayAll)
			return problem(404, 'There is no such sector in such a plan, or it is not for whoever asks.');
		const lines = mayAll
			? await listReferralLines(reader, plan.id, {
					...{ sectors: [sector.code], ...quarterMonths({ year, quarter }, plan) },
				})
			: null;
		const answer: Answer = {
			...{ plan: plan.code, sector: sector.code, demonstration: plan.demonstration, year, quarter },
			answer_within: await findReferralHours(reader, plan.id),
			published: published && {
				least: published.least,
				figures: published.figures.map(({ toSector, status, count }) => ({
					...{ to_sector: toSector, status, count },
					conf_status: confStatus(count === null),
				})),
			},
			referrals:
				lines?.map(({ fromSector, toSector, month, from, to, district, ...line }) => ({
					...{ month, from_sector: fromSector, from, to_sector: toSector, to, district },
					...{ cohort: line.cohort, sex: line.sex, age: line.age },
					...{ status: line.status, count: line.count, hours: line.hours },
				})) ?? null,
		};
		return json(answer);
	});
