import { redirect } from '@sveltejs/kit';
import { version } from '$app/environment';
import { mayAct } from '#lib/access/grant.ts';
import { dayOf } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { cardsForm } from '#lib/report/forms/card.ts';
import { nothingForm, pasteForm, rowsForm, standForm, undoForm } from '#lib/report/forms/report.ts';
import { writingOf } from '#lib/i18n/writing.ts';
import { reportsAddress } from '#lib/i18n/reportAddress.ts';
import {
	copyLastQuarter,
	deleteDraft,
	removeEntries,
	setNothingToReport,
} from '#lib/server/report/commands/changeDraft.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { sayAgain } from '#lib/server/report/commands/sayAgain.ts';
import { setNothingForOutput } from '#lib/server/report/commands/outputWords.ts';
import { undo } from '#lib/server/report/commands/undo.ts';
import { findUndo } from '#lib/server/report/queries/undo.ts';
import { saveForm } from '#lib/server/report/saveForm.ts';
import { addRows, previewRows } from '#lib/server/report/addRows.ts';
import { action } from '#lib/server/http/action.ts';
import { ofReport, openReport, scopeOf, subjectOf } from '#lib/server/report/openReport.ts';
import { newestVersion } from '#lib/server/report/queries/head.ts';
import { listSaidOnReturn } from '#lib/server/report/queries/said.ts';
import { readSheet } from '#lib/server/report/queries/sheet.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	snapshot(locals.db, async (reader) => {
		const head = await openReport(locals, reader, params.id, 'edit report');
		const scope = await scopeOf(reader, head);
		const today = dayOf(head, locals.now);
		const standing = periodStanding(head, today, head.reopenedUntil);
		const grants = locals.viewer?.grants ?? [];
		const isDraft = head.state === 'draft' && standing !== 'locked';
		return {
			head,
			/** Under which the browser keeps what this person typed in this report and could not send. */
			device: `${locals.viewer?.personId ?? 0}.${head.id}`,
			today,
			/** The build that made this: data of one build are not for the scripts of another. */
			build: version,
			/** When it was put on the device from which it was opened, milliseconds; null: it comes from the server. */
			keptAt: null as number | null,
			standing,
			newest: await newestVersion(reader, head),
			said: await listSaidOnReturn(reader, head),
			planName: scope.plan.name,
			sectorName: scope.sector.name,
			writing: writingOf(scope.plan),
			demonstration: scope.plan.demonstration,
			sheet: await readSheet(reader, scope, head),
			mayEdit: isDraft && mayAct(grants, 'edit report', subjectOf(head)),
			maySubmit: mayAct(grants, 'submit report', subjectOf(head)),
			undo: await findUndo(reader, {
				reportId: head.id,
				personId: locals.viewer?.personId ?? 0,
				now: locals.now,
			}),
			me: locals.viewer?.personId ?? null,
			/** The row whose card is open. */
			opened: Number(url.searchParams.get('row')) || null,
			/** The output that an activity is added to, and the new card's name. */
			adding: url.searchParams.get('add'),
			fresh: crypto.randomUUID(),
			/** The indicator that a list is pasted to. */
			pasting: Number(url.searchParams.get('paste')) || null,
		};
	});

const edit = ofReport('edit report');

export const actions: Actions = {
	/** Without scripts all that the page shows; with them the card that was typed into. */
	save: (event) =>
		action(event, {
			...edit,
			form: cardsForm,
			do: async (act, form) => ({ saved: await saveForm(event.locals.db, act, form) }),
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
			form: rowsForm,
			do: async (act, { id: entryIds }) => {
				await removeEntries(event.locals.db, { ...act, entryIds });
				return { removed: entryIds.length };
			},
		}),
	copy: (event) =>
		action(event, {
			...edit,
			do: async (act) => ({ copied: await copyLastQuarter(event.locals.db, act) }),
		}),
	/** What was reported before is still so, or has ended. */
	stand: (event) =>
		action(event, {
			...edit,
			form: standForm,
			do: async (act, { figure: figures, answer }) => ({
				stood: await sayAgain(event.locals.db, { ...act, figures, answer }),
			}),
		}),
	nothing: (event) =>
		action(event, {
			...edit,
			form: nothingForm,
			do: async (act, { nothing, output: outputId }) => {
				const { db } = event.locals;
				if (outputId === null) await setNothingToReport(db, { ...act, nothing });
				else await setNothingForOutput(db, { ...act, outputId, nothing });
				return { nothing };
			},
		}),
	undo: (event) =>
		action(event, {
			...edit,
			form: undoForm,
			do: async (act, { undo: undoId }) => ({ undone: await undo(event.locals.db, { ...act, undoId }) }),
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
