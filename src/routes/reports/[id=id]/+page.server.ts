import { error, redirect } from '@sveltejs/kit';
import { mayAct } from '#lib/access/grant.ts';
import { dayIn } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { activityFields, activityForm, totalForm } from '#lib/report/forms/activity.ts';
import { explainForm, nothingForm, pasteFields, pasteForm, rowForm } from '#lib/report/forms/report.ts';
import { reportsAddress } from '#lib/i18n/reportAddress.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	copyLastQuarter,
	deleteDraft,
	explainWarning,
	removeEntry,
	setNothingToReport,
} from '#lib/server/report/commands/changeDraft.ts';
import { saveEntry } from '#lib/server/report/commands/saveEntry.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { entryOf } from '#lib/server/report/activityEntry.ts';
import { addRows, previewRows } from '#lib/server/report/addRows.ts';
import { orRefusal } from '#lib/server/http/refusal.ts';
import { openReport, scopeOf, subjectOf } from '#lib/server/report/openReport.ts';
import { changeTotal } from '#lib/server/report/changeTotal.ts';
import { readSheet } from '#lib/server/report/queries/sheet.ts';
import type { z } from 'zod';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	snapshot(locals.db, async (reader) => {
		const head = await openReport(locals, reader, params.id, 'edit report');
		const scope = await scopeOf(reader, head);
		const today = dayIn(head.timezone, locals.now);
		const standing = periodStanding(head, today, head.reopenedUntil);
		const grants = locals.viewer?.grants ?? [];
		const isDraft = head.state === 'draft' && standing !== 'locked';
		return {
			head,
			/** Under which the browser keeps what this person typed in this report and could not send. */
			device: `${locals.viewer?.personId ?? 0}.${head.id}`,
			today,
			standing,
			planName: scope.plan.name,
			sectorName: scope.sector.name,
			demonstration: scope.plan.demonstration,
			sheet: await readSheet(reader, scope, head),
			mayEdit: isDraft && mayAct(grants, 'edit report', subjectOf(head)),
			maySubmit: mayAct(grants, 'submit report', subjectOf(head)),
			opened: Number(url.searchParams.get('row')) || null,
			adding: Number(url.searchParams.get('add')) || null,
		};
	});

/** The report when the viewer may edit it, and what was sent, by its schema; else 404 or 400. */
async function received<Schema extends z.ZodType>(
	event: RequestEvent,
	schema: Schema,
	fields?: (data: FormData) => unknown,
) {
	const { locals, params, request } = event;
	const head = await snapshot(locals.db, (reader) => openReport(locals, reader, params.id, 'edit report'));
	const data = await request.formData();
	const form = schema.safeParse(fields ? fields(data) : Object.fromEntries(data));
	const personId = locals.viewer?.personId;
	if (!form.success || personId === undefined) error(400, m.error_form());
	return { head, form: form.data, act: { reportId: head.id, personId, now: locals.now } };
}

export const actions: Actions = {
	save: async (event) => {
		const { head, form, act } = await received(event, activityForm, activityFields);
		const { db } = event.locals;
		const entry = await snapshot(db, async (reader) => entryOf(reader, await scopeOf(reader, head), form));
		if (!entry) error(400, m.error_form());
		return orRefusal(async () => ({
			saved: await saveEntry(db, {
				...act,
				entryId: form.id,
				version: form.version,
				sent: form.sent ?? null,
				entry,
			}),
		}));
	},
	total: async (event) => {
		const { head, form, act } = await received(event, totalForm);
		return orRefusal(async () => ({ saved: await changeTotal(event.locals.db, head, act, form) }));
	},
	/** What pasted lines would add; nothing is stored. */
	preview: async (event) => {
		const { head, form } = await received(event, pasteForm, pasteFields);
		return orRefusal(async () => ({ pasted: await previewRows(event.locals.db, head, form) }));
	},
	add: async (event) => {
		const { head, form, act } = await received(event, pasteForm, pasteFields);
		return orRefusal(async () => ({ added: await addRows(event.locals.db, head, act, form) }));
	},
	remove: async (event) => {
		const { form, act } = await received(event, rowForm);
		return orRefusal(async () => {
			await removeEntry(event.locals.db, { ...act, entryId: form.id });
			return { removed: form.id };
		});
	},
	explain: async (event) => {
		const { form, act } = await received(event, explainForm);
		return orRefusal(async () => {
			await explainWarning(event.locals.db, {
				...act,
				entryId: form.id,
				rule: form.rule,
				body: form.body,
			});
			return { explained: form.id };
		});
	},
	copy: async (event) => {
		const { act } = await received(event, rowForm.partial());
		return orRefusal(async () => ({ copied: await copyLastQuarter(event.locals.db, act) }));
	},
	nothing: async (event) => {
		const { form, act } = await received(event, nothingForm);
		return orRefusal(async () => {
			await setNothingToReport(event.locals.db, { ...act, nothing: form.nothing });
			return { nothing: form.nothing };
		});
	},
	discard: async (event) => {
		const { act } = await received(event, rowForm.partial());
		const done = await orRefusal(async () => {
			await deleteDraft(event.locals.db, act);
			return true;
		});
		if (done !== true) return done;
		redirect(303, reportsAddress());
	},
};
