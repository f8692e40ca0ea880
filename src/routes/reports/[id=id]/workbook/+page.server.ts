import { dayOf } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { confirmForm } from '#lib/report/forms/report.ts';
import { confirmWorkbook } from '#lib/server/report/commands/workbook.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { ofReport, openReport, scopeOf } from '#lib/server/report/openReport.ts';
import { receiveWorkbook } from '#lib/server/report/workbook/receive.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	snapshot(locals.db, async (reader) => {
		const head = await openReport(locals, reader, params.id, 'edit report');
		const { plan, sector } = await scopeOf(reader, head);
		const standing = periodStanding(head, dayOf(head, locals.now), head.reopenedUntil);
		return {
			head,
			sectorName: sector.name,
			demonstration: plan.demonstration,
			mayEdit: head.state === 'draft' && standing !== 'locked',
		};
	});

const edit = ofReport('edit report');

export const actions: Actions = {
	/** Reads the body itself, which may be larger than is taken. */
	read: (event) =>
		action(event, {
			...edit,
			do: async (act) => receiveWorkbook(event.locals.db, act, event.request),
		}),
	confirm: (event) =>
		action(event, {
			...edit,
			form: confirmForm,
			do: async (act, { workbook: workbookId }) => ({
				stored: await confirmWorkbook(event.locals.db, { ...act, workbookId }),
			}),
		}),
};
