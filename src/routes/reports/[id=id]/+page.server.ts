import { redirect } from '@sveltejs/kit';
import { mayAct } from '#lib/access/grant.ts';
import { dayIn } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { activityForm, totalForm } from '#lib/report/forms/activity.ts';
import { explainForm, nothingForm, pasteForm, rowForm } from '#lib/report/forms/report.ts';
import { reportsAddress } from '#lib/i18n/reportAddress.ts';
import {
	copyLastQuarter,
	deleteDraft,
	explainWarning,
	removeEntry,
	setNothingToReport,
} from '#lib/server/report/commands/changeDraft.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { saveForm } from '#lib/server/report/saveForm.ts';
import { addRows, previewRows } from '#lib/server/report/addRows.ts';
import { action } from '#lib/server/http/action.ts';
import { ofReport, openReport, scopeOf, subjectOf } from '#lib/server/report/openReport.ts';
import { changeTotal } from '#lib/server/report/changeTotal.ts';
import { newestVersion } from '#lib/server/report/queries/head.ts';
import { listSaidOnReturn } from '#lib/server/report/queries/said.ts';
import { readSheet } from '#lib/server/report/queries/sheet.ts';
import type { Actions, PageServerLoad } from './$types';

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
			newest: await newestVersion(reader, head),
			said: await listSaidOnReturn(reader, head),
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

const edit = ofReport('edit report');

export const actions: Actions = {
	save: (event) =>
		action(event, {
			...edit,
			form: activityForm,
			do: async (act, form) => ({ saved: await saveForm(event.locals.db, act, form) }),
		}),
	total: (event) =>
		action(event, {
			...edit,
			form: totalForm,
			do: async (act, form) => ({ saved: await changeTotal(event.locals.db, act, form) }),
		}),
	/** What pasted lines would add; nothing is stored. */
	preview: (event) =>
		action(event, {
			...edit,
			form: pasteForm,
			do: async (act, form) => ({ pasted: await previewRows(event.locals.db, act, form) }),
		}),
	add: (event) =>
		action(event, {
			...edit,
			form: pasteForm,
			do: async (act, form) => ({ added: await addRows(event.locals.db, act, form) }),
		}),
	remove: (event) =>
		action(event, {
			...edit,
			form: rowForm,
			do: async (act, { id }) => {
				await removeEntry(event.locals.db, { ...act, entryId: id });
				return { removed: id };
			},
		}),
	explain: (event) =>
		action(event, {
			...edit,
			form: explainForm,
			do: async (act, { id, rule, body }) => {
				await explainWarning(event.locals.db, { ...act, entryId: id, rule, body });
				return { explained: id };
			},
		}),
	copy: (event) =>
		action(event, {
			...edit,
			do: async (act) => ({ copied: await copyLastQuarter(event.locals.db, act) }),
		}),
	nothing: (event) =>
		action(event, {
			...edit,
			form: nothingForm,
			do: async (act, { nothing }) => {
				await setNothingToReport(event.locals.db, { ...act, nothing });
				return { nothing };
			},
		}),
	discard: (event) =>
		action(event, {
			...edit,
			do: async (act) => {
				await deleteDraft(event.locals.db, act);
				redirect(303, reportsAddress());
			},
		}),
};
