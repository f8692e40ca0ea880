import { error, redirect } from '@sveltejs/kit';
import { mayAct } from '#lib/access/grant.ts';
import { submitForm } from '#lib/report/forms/report.ts';
import { reportAddress } from '#lib/i18n/reportAddress.ts';
import { m } from '#lib/paraglide/messages.js';
import { editionOf, submitReport } from '#lib/server/report/commands/submitReport.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { orRefusal } from '#lib/server/http/refusal.ts';
import { openReport, scopeOf, subjectOf } from '#lib/server/report/openReport.ts';
import { readSheet } from '#lib/server/report/queries/sheet.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	snapshot(locals.db, async (reader) => {
		const head = await openReport(locals, reader, params.id, 'edit report');
		const scope = await scopeOf(reader, head);
		return {
			head,
			sectorName: scope.sector.name,
			sheet: await readSheet(reader, scope, head),
			edition: await editionOf(reader, head.id),
			/** Made here, so that a form sent twice, or again after a lost answer, submits once. */
			key: crypto.randomUUID(),
			maySubmit: mayAct(locals.viewer?.grants ?? [], 'submit report', subjectOf(head)),
		};
	});

export const actions: Actions = {
	submit: async ({ locals, params, request }) => {
		const head = await snapshot(locals.db, (reader) =>
			openReport(locals, reader, params.id, 'submit report'),
		);
		const form = submitForm.safeParse(Object.fromEntries(await request.formData()));
		if (!form.success || !locals.viewer) error(400, m.error_form());
		const { personId } = locals.viewer;
		const done = await orRefusal(async () => {
			await submitReport(locals.db, { ...form.data, reportId: head.id, personId, now: locals.now });
			return true;
		});
		if (done !== true) return done;
		redirect(303, reportAddress(head.id));
	},
};
