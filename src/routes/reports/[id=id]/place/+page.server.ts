import { redirect } from '@sveltejs/kit';
import { dayIn } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { notListedForm, placeForm, placeQuestion } from '#lib/report/forms/place.ts';
import { reportAddress } from '#lib/i18n/reportAddress.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { absent } from '#lib/server/http/allow.ts';
import { action } from '#lib/server/http/action.ts';
import { missPlace } from '#lib/server/report/commands/missPlace.ts';
import { changePlace } from '#lib/server/report/changePlace.ts';
import { ofReport, openReport, scopeOf } from '#lib/server/report/openReport.ts';
import { getKnownPlaces, listOf } from '#lib/server/report/queries/placeList.ts';
import { getReportRow } from '#lib/server/report/queries/rows.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	snapshot(locals.db, async (reader) => {
		const head = await openReport(locals, reader, params.id, 'edit report');
		const asked = placeQuestion.safeParse(Object.fromEntries(url.searchParams));
		const row = asked.success ? await getReportRow(reader, head.id, asked.data.row) : undefined;
		if (!asked.success || !row) absent(m.error_no_report());
		const scope = await scopeOf(reader, head);
		const standing = periodStanding(head, dayIn(head.timezone, locals.now), head.reopenedUntil);
		const { q, within } = asked.data;
		return {
			head,
			row: { id: row.id, version: row.version },
			q: q ?? row.unread.find(({ field }) => field === 'place')?.text ?? '',
			within: within ?? null,
			list: listOf(await getKnownPlaces(reader, scope, head)),
			mayEdit: head.state === 'draft' && standing !== 'locked',
		};
	});

const edit = ofReport('edit report');

export const actions: Actions = {
	/** The place is not in the list: the row goes without one, and the reviewer is asked. */
	missing: (event) =>
		action(event, {
			...edit,
			form: notListedForm,
			do: async (act, { id: entryId, ...form }) => {
				await missPlace(event.locals.db, { ...act, ...form, entryId });
				redirect(303, reportAddress(act.reportId, `?row=${entryId}#row-${entryId}`));
			},
		}),
	choose: (event) =>
		action(event, {
			...edit,
			form: placeForm,
			do: async (act, form) => {
				await changePlace(event.locals.db, act, form);
				redirect(303, reportAddress(act.reportId, `?row=${form.id}#row-${form.id}`));
			},
		}),
};
