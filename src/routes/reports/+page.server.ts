import { getLocale } from '#lib/paraglide/runtime.js';
import { redirect } from '@sveltejs/kit';
import { mayAct } from '#lib/access/grant.ts';
import { dayOf } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { startForm } from '#lib/report/forms/report.ts';
import { setNothingToReport } from '#lib/server/report/commands/changeDraft.ts';
import { startReport } from '#lib/server/report/commands/startReport.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { assertMayAct, viewerOf } from '#lib/server/http/allow.ts';
import { openOwnServices } from '#lib/server/service/openOwn.ts';
import { listOwnPeriods } from '#lib/server/report/queries/ownReports.ts';
import { reportAddress } from '#lib/i18n/reportAddress.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	const { grants } = viewer;
	const { db, now } = event.locals;
	const own = new Map(
		grants.flatMap(({ planId, organisationId }) =>
			organisationId === null ? [] : [[`${planId} ${organisationId}`, { planId, organisationId }]],
		),
	);
	const found = await snapshot(db, async (reader) =>
		(
			await Promise.all(
				[...own.values()].map(({ planId, organisationId }) =>
					listOwnPeriods(reader, planId, organisationId, getLocale()),
				),
			)
		).flat(),
	);
	const periods = found
		.filter(({ planId, sectorId, partnerId }) =>
			mayAct(grants, 'edit report', { planId, sectorId, organisationId: partnerId }),
		)
		.map((period) => {
			const today = dayOf(period, now);
			return { ...period, today, standing: periodStanding(period, today, period.reopenedUntil) };
		});
	const services = (await openOwnServices(db, viewer, now)).flatMap((one) => one.services);
	return {
		periods: periods.filter(({ standing }) => standing !== 'not open'),
		services: {
			count: services.length,
			aging: services.filter(({ standing }) => standing !== 'listed').length,
		},
	};
};

function start(event: RequestEvent, nothing: boolean) {
	return action(event, {
		may: viewerOf,
		form: startForm,
		do: async (viewer, { plan: planId, sector: sectorId, partner: partnerId, period: periodId }) => {
			assertMayAct(viewer, 'edit report', { planId, sectorId, organisationId: partnerId });
			const { db, now } = event.locals;
			const { personId } = viewer;
			const reportId = await startReport(db, { sectorId, partnerId, periodId, personId, now });
			if (nothing) await setNothingToReport(db, { reportId, personId, now, nothing: true });
			redirect(303, reportAddress(reportId, nothing ? '/summary' : ''));
		},
	});
}

export const actions: Actions = {
	start: (event) => start(event, false),
	nothing: (event) => start(event, true),
};
