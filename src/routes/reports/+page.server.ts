import { error, redirect } from '@sveltejs/kit';
import { mayAct, rolesOf } from '#lib/access/grant.ts';
import { may } from '#lib/access/permission.ts';
import { dayIn } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { startForm } from '#lib/report/forms/report.ts';
import { m } from '#lib/paraglide/messages.js';
import { setNothingToReport } from '#lib/server/report/commands/changeDraft.ts';
import { startReport } from '#lib/server/report/commands/startReport.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { orRefusal } from '#lib/server/http/refusal.ts';
import { listOwnPeriods } from '#lib/server/report/queries/ownReports.ts';
import { reportAddress } from '#lib/i18n/reportAddress.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals: { db, viewer, now } }) => {
	// 404 as for a page that is not there, not a redirect: strangers are told nothing. The page of errors has a way back.
	if (!may(rolesOf(viewer), '/reports')) error(404, m.error_no_report());
	const own = new Map(
		(viewer?.grants ?? []).flatMap(({ planId, organisationId }) =>
			organisationId === null ? [] : [[`${planId} ${organisationId}`, { planId, organisationId }]],
		),
	);
	const found = await snapshot(db, async (reader) =>
		(
			await Promise.all(
				[...own.values()].map(({ planId, organisationId }) => listOwnPeriods(reader, planId, organisationId)),
			)
		).flat(),
	);
	const periods = found
		.filter(({ planId, sectorId, partnerId }) =>
			mayAct(viewer?.grants ?? [], 'edit report', { planId, sectorId, organisationId: partnerId }),
		)
		.map((period) => {
			const today = dayIn(period.timezone, now);
			return { ...period, today, standing: periodStanding(period, today, period.reopenedUntil) };
		});
	return { periods: periods.filter(({ standing }) => standing !== 'not open') };
};

async function start(event: RequestEvent, nothing: boolean) {
	const { db, viewer, now } = event.locals;
	const form = startForm.safeParse(Object.fromEntries(await event.request.formData()));
	if (!form.success || !viewer) error(400, m.error_form());
	const { plan, sector, partner, period } = form.data;
	const subject = { planId: plan, sectorId: sector, organisationId: partner };
	if (!mayAct(viewer.grants, 'edit report', subject)) error(404, m.error_no_report());
	const { personId } = viewer;
	const started = await orRefusal(async () => {
		const asked = { sectorId: sector, partnerId: partner, periodId: period, personId, now };
		const reportId = await startReport(db, asked);
		if (nothing) await setNothingToReport(db, { reportId, personId, now, nothing: true });
		return reportId;
	});
	if (typeof started !== 'number') return started;
	redirect(303, reportAddress(started, nothing ? '/summary' : ''));
}

export const actions: Actions = {
	start: (event) => start(event, false),
	nothing: (event) => start(event, true),
};
