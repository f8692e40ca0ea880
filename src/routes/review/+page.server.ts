import { error } from '@sveltejs/kit';
import { mayAct, rolesOf } from '#lib/access/grant.ts';
import { may } from '#lib/access/permission.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { dayIn } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { approveManyForm, remindForm, reopenForm, reviewQuestion } from '#lib/report/forms/report.ts';
import { m } from '#lib/paraglide/messages.js';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { remindPartners } from '#lib/server/report/commands/remindPartners.ts';
import { reopenPeriod } from '#lib/server/report/commands/reopenPeriod.ts';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { reminderLetter } from '#lib/server/mail/letters.ts';
import { orRefusal } from '#lib/server/http/refusal.ts';
import { openReport } from '#lib/server/report/openReport.ts';
import { listMissing } from '#lib/server/report/queries/missing.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listReviewPeriods, type ReviewPeriod } from '#lib/server/report/queries/reviewed.ts';
import { listStandings } from '#lib/server/report/queries/standings.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The sectors and quarters that the viewer may review. */
async function listMine({ viewer }: App.Locals, reader: Reader): Promise<ReviewPeriod[]> {
	const plans = new Set((viewer?.grants ?? []).map(({ planId }) => planId));
	const found = await Promise.all([...plans].map((planId) => listReviewPeriods(reader, planId)));
	return found
		.flat()
		.filter(({ planId, sectorId }) =>
			mayAct(viewer?.grants ?? [], 'remind partners', { planId, sectorId, organisationId: 0 }),
		);
}

export const load: PageServerLoad = async ({ locals, url }) =>
	snapshot(locals.db, async (reader) => {
		// 404 as for a page that is not there, not a redirect: strangers are told nothing. The page of errors has a way back.
		if (!may(rolesOf(locals.viewer), '/review')) error(404, m.error_no_report());
		const question = reviewQuestion.safeParse(Object.fromEntries(url.searchParams));
		if (!question.success) error(400, m.error_form());
		const periods = (await listMine(locals, reader)).filter(
			({ opens, timezone }) => opens <= dayIn(timezone, locals.now),
		);
		const { plan, sector, period } = question.data;
		const chosen =
			periods.find(
				({ planCode, sectorCode, year, quarter }) =>
					planCode === plan && sectorCode === sector && `${year}-Q${quarter}` === period,
			) ?? (period === undefined ? periods[0] : undefined);
		if (!chosen && period !== undefined) error(404, m.error_no_report());
		const scope = chosen && (await getScope(reader, chosen.planCode, chosen.sectorCode));
		if (!chosen || !scope) return { periods, chosen: null };
		const today = dayIn(chosen.timezone, locals.now);
		const standings = await listStandings(reader, scope, chosen, locals.now);
		return {
			periods,
			chosen: { ...chosen, today, standing: periodStanding(chosen, today) },
			demonstration: scope.plan.demonstration,
			standings,
			gaps: await listMissing(reader, scope, chosen, standings),
			headlines: await listHeadlines(reader, scope, chosen),
		};
	});

/** Approved beside provisional, for the figures that the dashboard leads with. */
async function listHeadlines(reader: Reader, scope: Parameters<typeof getProgress>[1], quarter: Quarter) {
	const question = { ...quarter, window: 'year-to-date' } as const;
	const approved = await getProgress(reader, scope, question);
	const provisional = await getProgress(reader, scope, { ...question, filter: { provisional: true } });
	const expected = new Map(provisional.indicators.map((one) => [one.code, one.reached]));
	return approved.indicators
		.filter(({ headline }) => headline)
		.map(({ code, name, unit, reached, target }) => ({
			code,
			name,
			unit,
			target,
			approved: reached,
			provisional: expected.get(code) ?? null,
		}));
}

async function reviewing(event: RequestEvent) {
	const { locals, request } = event;
	if (!locals.viewer) error(404, m.error_no_report());
	return { data: await request.formData(), personId: locals.viewer.personId, ...locals };
}

export const actions: Actions = {
	/** Approves those that were chosen; each by itself, so that one that is refused keeps none of the others back. */
	approve: async (event) => {
		const { db, data, personId, now } = await reviewing(event);
		const form = approveManyForm.safeParse({ report: data.getAll('report') });
		if (!form.success) error(400, m.error_form());
		let approved = 0;
		const refused: string[] = [];
		for (const reportId of form.data.report) {
			await snapshot(db, (reader) => openReport(event.locals, reader, String(reportId), 'approve report'));
			const done = await orRefusal(async () => {
				await approveReport(db, { reportId, personId, now });
				return true;
			});
			if (typeof done === 'boolean') approved += 1;
			else refused.push(done.data.refused);
		}
		return { approved, refusedMany: [...new Set(refused)] };
	},
	/** Writes to partners whose report is not in. */
	remind: async (event) => {
		const { db, data, personId, now, settings } = await reviewing(event);
		const form = remindForm.safeParse({ ...Object.fromEntries(data), partner: data.getAll('partner') });
		if (!form.success) error(400, m.error_form());
		const { sector: sectorId, period: periodId, partner: partners } = form.data;
		const period = (await snapshot(db, (reader) => listMine(event.locals, reader))).find(
			(one) => one.sectorId === sectorId && one.periodId === periodId,
		);
		if (!period) error(404, m.error_no_report());
		const letter = reminderLetter(settings.origin, period, period.due);
		return orRefusal(async () => ({
			reminded: await remindPartners(db, { sectorId, periodId, partners, letter, personId, now }),
		}));
	},
	reopen: async (event) => {
		const { db, data, personId, now, viewer } = await reviewing(event);
		const form = reopenForm.safeParse(Object.fromEntries(data));
		if (!form.success) error(400, m.error_form());
		const { plan: planId, sector, partner, period, until, reason } = form.data;
		const subject = { planId, sectorId: sector, organisationId: partner };
		if (!mayAct(viewer?.grants ?? [], 'reopen period', subject)) error(404, m.error_no_report());
		return orRefusal(async () => {
			const asked = {
				planId,
				sectorId: sector,
				partnerId: partner,
				periodId: period,
				until,
				reason,
				personId,
				now,
			};
			await reopenPeriod(db, asked);
			return { reopened: partner };
		});
	},
};
