import { error, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import { mayAct } from '#lib/access/grant.ts';
import type { Action } from '#lib/access/permission.ts';
import { dayIn } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { commentForm, returnForm, rowForm, withdrawForm } from '#lib/report/forms/report.ts';
import { reviewAddress } from '#lib/i18n/reportAddress.ts';
import { m } from '#lib/paraglide/messages.js';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { addComment } from '#lib/server/report/commands/addComment.ts';
import { returnReport } from '#lib/server/report/commands/returnReport.ts';
import { withdrawApproval } from '#lib/server/report/commands/withdrawApproval.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { returnedLetter } from '#lib/server/mail/letters.ts';
import { orRefusal } from '#lib/server/http/refusal.ts';
import { openReport, scopeOf, subjectOf } from '#lib/server/report/openReport.ts';
import {
	getNextSubmitted,
	listOthersRows,
	listPast,
	listRowsBefore,
} from '#lib/server/report/queries/reviewing.ts';
import { listSheetPlaces, readSheet } from '#lib/server/report/queries/sheet.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	snapshot(locals.db, async (reader) => {
		const head = await openReviewed(locals, reader, params.id, 'remind partners');
		const scope = await scopeOf(reader, head);
		const sheet = await readSheet(reader, scope, head);
		const before = await listRowsBefore(reader, head);
		const today = dayIn(head.timezone, locals.now);
		const may = (action: Action) => mayAct(locals.viewer?.grants ?? [], action, subjectOf(head));
		const standing = periodStanding(head, today, head.reopenedUntil);
		return {
			head,
			standing,
			sectorName: scope.sector.name,
			demonstration: scope.plan.demonstration,
			sheet: { ...sheet, places: { ...(await listSheetPlaces(reader, scope, before)), ...sheet.places } },
			before,
			past: await listPast(reader, head),
			others: await listOthersRows(reader, head),
			next: (await getNextSubmitted(reader, head)) ?? null,
			may: {
				approve: may('approve report'),
				return: may('return report'),
				withdraw: may('withdraw approval'),
				comment: may('comment'),
			},
		};
	});

/** Nothing is said of a draft here, not even by who both reports and reviews. */
async function openReviewed(...asked: Parameters<typeof openReport>) {
	const head = await openReport(...asked);
	if (head.state === 'draft') error(404, m.error_no_report());
	return head;
}

async function received<Schema extends z.ZodType>(event: RequestEvent, action: Action, schema: Schema) {
	const { locals, params, request } = event;
	const head = await snapshot(locals.db, (reader) => openReviewed(locals, reader, params.id, action));
	const form = schema.safeParse(Object.fromEntries(await request.formData()));
	const personId = locals.viewer?.personId;
	if (!form.success || personId === undefined) error(400, m.error_form());
	return { head, form: form.data, act: { reportId: head.id, personId, now: locals.now } };
}

export const actions: Actions = {
	approve: async (event) => {
		const { head, act } = await received(event, 'approve report', rowForm.partial());
		const { db } = event.locals;
		const done = await orRefusal(async () => {
			await approveReport(db, act);
			return true;
		});
		if (done !== true) return done;
		const next = await snapshot(db, (reader) => getNextSubmitted(reader, head));
		redirect(303, reviewAddress(next === undefined ? periodQuery(head) : `/${next}`));
	},
	return: async (event) => {
		const { head, form, act } = await received(event, 'return report', returnForm);
		const done = await orRefusal(async () => {
			const letter = returnedLetter(event.locals.settings.origin, head, form.comment);
			await returnReport(event.locals.db, { ...act, comment: form.comment, letter });
			return true;
		});
		if (done !== true) return done;
		redirect(303, reviewAddress(periodQuery(head)));
	},
	withdraw: async (event) => {
		const { form, act } = await received(event, 'withdraw approval', withdrawForm);
		return orRefusal(async () => {
			await withdrawApproval(event.locals.db, { ...act, reason: form.reason });
			return { withdrawn: true };
		});
	},
	comment: async (event) => {
		const { form, act } = await received(event, 'comment', commentForm);
		return orRefusal(async () => {
			await addComment(event.locals.db, { ...act, entryId: form.id, body: form.body });
			return { commented: true };
		});
	},
};

function periodQuery(head: { planCode: string; sectorCode: string; year: number; quarter: number }): string {
	const { planCode: plan, sectorCode: sector, year, quarter } = head;
	return `?${new URLSearchParams({ plan, sector, period: `${year}-Q${quarter}` })}`;
}
