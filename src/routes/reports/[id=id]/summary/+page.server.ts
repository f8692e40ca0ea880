import { redirect } from '@sveltejs/kit';
import { mayAct } from '#lib/access/grant.ts';
import { dayOf } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { submitForm } from '#lib/report/forms/report.ts';
import { reportAddress } from '#lib/i18n/reportAddress.ts';
import { askToSubmit } from '#lib/server/report/commands/askToSubmit.ts';
import { editionOf, submitReport } from '#lib/server/report/commands/submitReport.ts';
import { writingOf } from '#lib/i18n/writing.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { ofReport, openReport, scopeOf, subjectOf } from '#lib/server/report/openReport.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { readyLetter } from '#lib/server/report/letters/partner.ts';
import { submittedLetter } from '#lib/server/report/letters/reviewer.ts';
import { newestVersion, type ReportHead } from '#lib/server/report/queries/head.ts';
import { listSubmitters } from '#lib/server/report/queries/submitters.ts';
import { readSheet } from '#lib/server/report/queries/sheet.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	snapshot(locals.db, async (reader) => {
		const head = await openReport(locals, reader, params.id, 'edit report');
		const scope = await scopeOf(reader, head);
		return {
			head,
			newest: await newestVersion(reader, head),
			standing: periodStanding(head, dayOf(head, locals.now), head.reopenedUntil),
			sectorName: scope.sector.name,
			writing: writingOf(scope.plan),
			demonstration: scope.plan.demonstration,
			public: scope.plan.public,
			sheet: await readSheet(reader, scope, head),
			edition: await editionOf(reader, head.id),
			/** Made here, so that a form sent twice, or again after a lost answer, submits once. */
			key: crypto.randomUUID(),
			submitters: await listSubmitters(reader, head),
			maySubmit: mayAct(locals.viewer?.grants ?? [], 'submit report', subjectOf(head)),
		};
	});

export const actions: Actions = {
	submit: (event) =>
		action(event, {
			...ofReport('submit report'),
			form: submitForm,
			do: async (act, form) => {
				const { db, settings } = event.locals;
				const letter = (report: ReportHead, questions: number) =>
					submittedLetter(settings.origin, report, questions);
				await submitReport(db, { ...form, ...act, letter });
				redirect(303, reportAddress(act.reportId));
			},
		}),
	/** Whoever may not submit tells those who may. */
	ask: (event) =>
		action(event, {
			...ofReport('ask to submit'),
			do: async (act) => {
				const { db, settings } = event.locals;
				const from = viewerOf(event).name;
				const letter = (report: ReportHead) => readyLetter(settings.origin, report, from);
				return { asked: await askToSubmit(db, { ...act, letter }) };
			},
		}),
};
