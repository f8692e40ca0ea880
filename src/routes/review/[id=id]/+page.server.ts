import { redirect } from '@sveltejs/kit';
import { mayAct } from '#lib/access/grant.ts';
import type { Action } from '#lib/access/permission.ts';
import { dayOf } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { commentForm, returnForm, withdrawForm } from '#lib/report/forms/report.ts';
import { reviewAddress } from '#lib/i18n/reportAddress.ts';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { addComment } from '#lib/server/report/commands/addComment.ts';
import { returnReport } from '#lib/server/report/commands/returnReport.ts';
import { undoDecision } from '#lib/server/report/commands/undoDecision.ts';
import { withdrawApproval } from '#lib/server/report/commands/withdrawApproval.ts';
import { writingOf } from '#lib/i18n/writing.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { approvedLetter, returnedLetter, withdrawnLetter } from '#lib/server/report/letters/partner.ts';
import { action } from '#lib/server/http/action.ts';
import { ofReport, openReport, scopeOf, subjectOf } from '#lib/server/report/openReport.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import {
	getNextSubmitted,
	listOthersRows,
	listPast,
	listRowsBefore,
} from '#lib/server/report/queries/reviewing.ts';
import { listUndoable } from '#lib/server/report/queries/undoable.ts';
import { listSheetPlaces, readSheet } from '#lib/server/report/queries/sheet.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	snapshot(locals.db, async (reader) => {
		const head = await openReport(locals, reader, params.id, 'review reports', 'review');
		const scope = await scopeOf(reader, head);
		const sheet = await readSheet(reader, scope, head);
		const before = await listRowsBefore(reader, head);
		const today = dayOf(head, locals.now);
		const may = (action: Action) => mayAct(locals.viewer?.grants ?? [], action, subjectOf(head));
		const standing = periodStanding(head, today, head.reopenedUntil);
		return {
			head,
			standing,
			sectorName: scope.sector.name,
			writing: writingOf(scope.plan),
			demonstration: scope.plan.demonstration,
			public: scope.plan.public,
			sheet: {
				...sheet,
				places: { ...(await listSheetPlaces(reader, scope, head, before)), ...sheet.places },
			},
			before,
			past: await listPast(reader, head),
			others: await listOthersRows(reader, head, scope.language),
			next: (await getNextSubmitted(reader, head)) ?? null,
			undoable: await listUndoable(
				reader,
				{ ...head, personId: locals.viewer?.personId ?? 0, language: scope.language },
				locals.now,
			),
			may: {
				approve: may('approve report'),
				return: may('return report'),
				withdraw: may('withdraw approval'),
				comment: may('comment'),
			},
		};
	});

const ofReviewed = (asked: Action) => ofReport(asked, 'review');

export const actions: Actions = {
	approve: (event) =>
		action(event, {
			...ofReviewed('approve report'),
			do: async (act) => {
				const { db, settings } = event.locals;
				const head = await approveReport(db, {
					...act,
					letter: (report) => approvedLetter(settings.origin, report),
				});
				const next = await snapshot(db, (reader) => getNextSubmitted(reader, head));
				redirect(303, reviewAddress(next === undefined ? periodQuery(head) : `/${next}`));
			},
		}),
	return: (event) =>
		action(event, {
			...ofReviewed('return report'),
			form: returnForm,
			do: async (act, { comment }) => {
				const { db, settings } = event.locals;
				const head = await returnReport(db, {
					...act,
					comment,
					letter: (report, said) => returnedLetter(settings.origin, report, said),
				});
				redirect(303, reviewAddress(periodQuery(head)));
			},
		}),
	withdraw: (event) =>
		action(event, {
			...ofReviewed('withdraw approval'),
			form: withdrawForm,
			do: async (act, { reason }) => {
				const { db, settings } = event.locals;
				const letter = (report: ReportHead) => withdrawnLetter(settings.origin, report, reason);
				await withdrawApproval(db, { ...act, reason, letter });
				return { withdrawn: true };
			},
		}),
	undo: (event) =>
		action(event, {
			...ofReviewed('undo decision'),
			do: async (act) => {
				await undoDecision(event.locals.db, act);
				return { undone: true };
			},
		}),
	comment: (event) =>
		action(event, {
			...ofReviewed('comment'),
			form: commentForm,
			do: async (act, { id, figure, body }) => {
				const about = { entryId: figure ?? id, isOfActivity: id !== null && figure === null };
				await addComment(event.locals.db, { ...act, ...about, body });
				return { commented: true };
			},
		}),
};

function periodQuery({ planCode: plan, sectorCode: sector, year, quarter }: ReportHead): string {
	return `?${new URLSearchParams({ plan, sector, period: `${year}-Q${quarter}` })}`;
}
