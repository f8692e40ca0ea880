import { json } from '@sveltejs/kit';
import type { z } from 'zod';
import { mayAct } from '#lib/access/grant.ts';
import { referralsQuestion, type referralsAnswer } from '#lib/exchange/forms/referrals.ts';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import { quarterMonths } from '#lib/referral/months.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { refused, yearOutside } from '#lib/server/http/ask.ts';
import { problem } from '#lib/server/http/problem.ts';
import { listPlans, listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import { listReferralLines } from '#lib/server/referral/queries/lines.ts';
import { findReferralHours } from '#lib/server/referral/queries/referrals.ts';
import type { RequestHandler } from './$types.js';

/** What went from or to a sector, for whoever may read its referrals: for everybody else there is nothing here. */
export const GET: RequestHandler = ({ url, params, locals }) =>
	snapshot(locals.db, async (reader) => {
		const plan = (await listPlans(reader)).find((one) => one.plan.code === params.plan)?.plan;
		const sectors = plan ? await listPlanSectors(reader, plan.id) : [];
		const sector = sectors.find(({ code }) => code === params.sector);
		const subject = plan && sector && { planId: plan.id, sectorId: sector.id };
		if (!subject || !mayAct(locals.viewer?.grants ?? [], 'run referrals', subject))
			return problem(404, 'There is no such sector in such a plan, or it is not for whoever asks.');
		const parsed = parseQuestion(referralsQuestion, url.searchParams);
		if ('errors' in parsed) return refused(parsed.errors);
		const { year, quarter } = parsed.question;
		const outside = yearOutside({ plan }, parsed.question);
		if (outside) return outside;
		const lines = await listReferralLines(reader, plan.id, {
			...{ sectors: [sector.code], ...quarterMonths({ year, quarter }, plan) },
		});
		const answer: z.infer<typeof referralsAnswer> = {
			...{ plan: plan.code, sector: sector.code, demonstration: plan.demonstration, year, quarter },
			answer_within: await findReferralHours(reader, plan.id),
			referrals: lines.map(({ fromSector, toSector, month, from, to, district, ...line }) => ({
				...{ month, from_sector: fromSector, from, to_sector: toSector, to, district },
				...{ cohort: line.cohort, sex: line.sex, age: line.age },
				...{ status: line.status, count: line.count, hours: line.hours },
			})),
		};
		return json(answer);
	});
