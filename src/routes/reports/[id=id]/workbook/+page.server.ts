import { error, fail } from '@sveltejs/kit';
import { dayIn } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { confirmForm } from '#lib/report/forms/report.ts';
import { m } from '#lib/paraglide/messages.js';
import { confirmWorkbook } from '#lib/server/report/commands/workbook.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { orRefusal } from '#lib/server/http/refusal.ts';
import { openReport, scopeOf } from '#lib/server/report/openReport.ts';
import { receiveWorkbook } from '#lib/server/report/workbook/receive.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	snapshot(locals.db, async (reader) => {
		const head = await openReport(locals, reader, params.id, 'edit report');
		const { sector } = await scopeOf(reader, head);
		const standing = periodStanding(head, dayIn(head.timezone, locals.now), head.reopenedUntil);
		return { head, sectorName: sector.name, mayEdit: head.state === 'draft' && standing !== 'locked' };
	});

export const actions: Actions = {
	read: async ({ locals, params, request }) => {
		const head = await snapshot(locals.db, (reader) => openReport(locals, reader, params.id, 'edit report'));
		if (!locals.viewer) error(404, m.error_no_report());
		const act = { reportId: head.id, personId: locals.viewer.personId, now: locals.now };
		const read = await orRefusal(() => receiveWorkbook(locals.db, act, head, request));
		return 'sentence' in read ? fail(read.status, { refused: read.sentence }) : read;
	},
	confirm: async ({ locals, params, request }) => {
		const head = await snapshot(locals.db, (reader) => openReport(locals, reader, params.id, 'edit report'));
		const form = confirmForm.safeParse(Object.fromEntries(await request.formData()));
		if (!form.success || !locals.viewer) error(400, m.error_form());
		const act = { reportId: head.id, personId: locals.viewer.personId, now: locals.now };
		return orRefusal(async () => ({
			stored: await confirmWorkbook(locals.db, { ...act, workbookId: form.data.workbook }),
		}));
	},
};
