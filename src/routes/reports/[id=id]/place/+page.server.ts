import { redirect } from '@sveltejs/kit';
import { dayOf } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { notListedForm, placeForm, placeQuestion } from '#lib/report/forms/place.ts';
import { writingOf } from '#lib/i18n/writing.ts';
import { reportAddress } from '#lib/i18n/reportAddress.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { absent } from '#lib/server/http/allow.ts';
import { action } from '#lib/server/http/action.ts';
import { missPlace } from '#lib/server/report/commands/missPlace.ts';
import type { Saved } from '#lib/server/report/commands/saveEntry.ts';
import { changePlace } from '#lib/server/report/changePlace.ts';
import { ofReport, openReport, scopeOf } from '#lib/server/report/openReport.ts';
import { getKnownPlaces, listOf } from '#lib/server/report/queries/placeList.ts';
import { getRowMeant } from '#lib/server/report/queries/rowMeant.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	snapshot(locals.db, async (reader) => {
		const head = await openReport(locals, reader, params.id, 'edit report');
		const asked = placeQuestion.safeParse(Object.fromEntries(url.searchParams));
		if (!asked.success) absent(m.error_no_report());
		const { row: id, card, first } = asked.data;
		const row = await getRowMeant(reader, head.id, { id, card });
		// A card that is not stored yet gets its place here, and is stored with it.
		if (!row && (id !== undefined || card === undefined || first === undefined)) absent(m.error_no_report());
		const scope = await scopeOf(reader, head);
		const standing = periodStanding(head, dayOf(head, locals.now), head.reopenedUntil);
		const { q, within } = asked.data;
		return {
			head,
			row: row ? { id: row.id, version: row.version } : null,
			card: row ? null : { card: card ?? '', first: first ?? 0 },
			q: q ?? row?.unread.find(({ field }) => field === 'place')?.text ?? '',
			within: within ?? null,
			list: listOf(await getKnownPlaces(reader, scope, head)),
			writing: writingOf(scope.plan),
			mayEdit: head.state === 'draft' && standing !== 'locked',
		};
	});

/** To the card, opened. */
function backTo(report: number, { entryId }: Saved): never {
	redirect(303, reportAddress(report, `?row=${entryId}#row-${entryId}`));
}

const edit = ofReport('edit report');

export const actions: Actions = {
	/** The place is not in the list: the row goes without one, and the reviewer is asked. */
	missing: (event) =>
		action(event, {
			...edit,
			form: notListedForm,
			do: async (act, form) => backTo(act.reportId, await missPlace(event.locals.db, act, form)),
		}),
	choose: (event) =>
		action(event, {
			...edit,
			form: placeForm,
			do: async (act, form) => backTo(act.reportId, await changePlace(event.locals.db, act, form)),
		}),
};
