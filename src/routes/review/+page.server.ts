import { getLocale } from '#lib/paraglide/runtime.js';
import { mayAct, type Viewer } from '#lib/access/grant.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { dayOf } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import { markForm, unmarkForm } from '#lib/framework/forms.ts';
import { quarterToReview } from '#lib/report/review.ts';
import {
	approveManyForm,
	remindForm,
	reopenForm,
	reviewQuestion,
	undoDecisionForm,
} from '#lib/report/forms/report.ts';
import { m } from '#lib/paraglide/messages.js';
import { writingOf } from '#lib/i18n/writing.ts';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { remindPartners } from '#lib/server/report/commands/remindPartners.ts';
import { undoDecision } from '#lib/server/report/commands/undoDecision.ts';
import { reopenPeriod } from '#lib/server/report/commands/reopenPeriod.ts';
import { markIncomplete } from '#lib/server/framework/commands/markIncomplete.ts';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import {
	approvedLetter,
	correctionLetter,
	reminderLetter,
	reopenedLetter,
	type OfReport,
} from '#lib/server/report/letters/partner.ts';
import { action } from '#lib/server/http/action.ts';
import { absent, assertMayAct, viewerOf } from '#lib/server/http/allow.ts';
import { readQuestion } from '#lib/server/http/choice.ts';
import { wordRefusal } from '#lib/server/http/refusal.ts';
import { actOn } from '#lib/server/report/openReport.ts';
import { listMissing } from '#lib/server/report/queries/missing.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { listIndicatorMarks } from '#lib/server/framework/queries/marks.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listReviewPeriods, type ReviewPeriod } from '#lib/server/report/queries/reviewed.ts';
import { listUndoable } from '#lib/server/report/queries/undoable.ts';
import type { Said } from '#lib/server/report/queries/said.ts';
import { listStandings } from '#lib/server/report/queries/standings.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

/** The sectors and quarters that the viewer may review. */
async function listMine({ grants }: Viewer, reader: Reader): Promise<ReviewPeriod[]> {
	const plans = new Set(grants.map(({ planId }) => planId));
	const found = await Promise.all([...plans].map((planId) => listReviewPeriods(reader, planId)));
	return found
		.flat()
		.filter(({ planId, sectorId }) => mayAct(grants, 'review reports', { planId, sectorId }));
}

export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	const { locals, url } = event;
	return snapshot(locals.db, async (reader) => {
		const { plan, sector, period } = readQuestion(url, reviewQuestion);
		const periods = (await listMine(viewer, reader)).filter((one) => one.opens <= dayOf(one, locals.now));
		const chosen =
			periods.find(
				({ planCode, sectorCode, year, quarter }) =>
					planCode === plan && sectorCode === sector && `${year}-Q${quarter}` === period,
			) ?? (period === undefined ? quarterToReview(periods, (one) => dayOf(one, locals.now)) : undefined);
		if (!chosen && period !== undefined) absent(m.error_no_report());
		const scope = chosen && (await getScope(reader, chosen.planCode, chosen.sectorCode, getLocale()));
		if (!chosen || !scope) return { periods, chosen: null };
		const today = dayOf(chosen, locals.now);
		const standings = await listStandings(reader, scope, chosen, locals.now);
		return {
			periods,
			chosen: { ...chosen, today, standing: periodStanding(chosen, today) },
			writing: writingOf(scope.plan),
			demonstration: scope.plan.demonstration,
			standings,
			asked: url.searchParams.get('part'),
			gaps: await listMissing(reader, scope, chosen, standings),
			headlines: await listHeadlines(reader, scope, chosen),
			undoable: await listUndoable(
				reader,
				{ ...chosen, personId: viewer.personId, language: getLocale() },
				locals.now,
			),
			indicators: await listIndicatorMarks(reader, scope.sector.id, chosen),
		};
	});
};

/** Approved beside provisional, for the figures that the dashboard leads with. */
async function listHeadlines(reader: Reader, scope: Parameters<typeof getProgress>[1], quarter: Quarter) {
	const question = { ...quarter, window: 'year-to-date' } as const;
	const approved = await getProgress(reader, scope, question);
	const provisional = await getProgress(reader, scope, { ...question, filter: { provisional: true } });
	const expected = new Map(provisional.indicators.map((one) => [one.code, one.reached]));
	return approved.indicators
		.filter(({ headline }) => headline)
		.map(({ code, name, unit, reached, target }) => ({
			code,
			name,
			unit,
			target,
			approved: reached,
			provisional: expected.get(code) ?? null,
		}));
}

export const actions: Actions = {
	/** Approves those that were chosen; each by itself, so that one that is refused keeps none of the others back. */
	approve: (event) =>
		action(event, {
			may: viewerOf,
			form: approveManyForm,
			do: async (_viewer, { report: chosen }) => {
				const { db, now, settings } = event.locals;
				const letter = (report: OfReport) => approvedLetter(settings.origin, report);
				const approved: number[] = [];
				const refused: { reportId: number; why: string }[] = [];
				for (const reportId of chosen) {
					try {
						const act = actOn(event, reportId, 'approve report', 'review');
						await approveReport(db, { ...act, letter, isUnread: true });
						approved.push(reportId);
					} catch (error) {
						const refusal = wordRefusal(error, [], now);
						if (!refusal) throw error;
						refused.push({ reportId, why: refusal.sentence });
					}
				}
				return { approved, notApproved: refused };
			},
		}),
	/** Takes back what one has just decided on one of the reports. */
	undo: (event) =>
		action(event, {
			may: viewerOf,
			form: undoDecisionForm,
			do: async (_viewer, { report }) => {
				await undoDecision(event.locals.db, actOn(event, report, 'undo decision', 'review'));
				return { undone: report };
			},
		}),
	/** Writes to partners whose report is not in. */
	remind: (event) =>
		action(event, {
			may: viewerOf,
			form: remindForm,
			do: async (viewer, { plan: planId, sector: sectorId, period: periodId, partner: partners }) => {
				assertMayAct(viewer, 'remind partners', { planId, sectorId });
				const { db, now, settings } = event.locals;
				const period = (await snapshot(db, (reader) => listMine(viewer, reader))).find(
					(one) => one.planId === planId && one.sectorId === sectorId && one.periodId === periodId,
				);
				if (!period) absent();
				const today = dayOf(period, now);
				const letter = (returned: { id: number; said: readonly Said[] } | null) =>
					returned
						? correctionLetter(settings.origin, { ...period, id: returned.id }, returned.said)
						: reminderLetter(settings.origin, period, period.due, today);
				const { personId } = viewer;
				return {
					reminded: await remindPartners(db, { sectorId, periodId, partners, letter, personId, now }),
				};
			},
		}),
	/** Says that a quarter's figures of an indicator are known to be incomplete, and why. */
	mark: (event) =>
		action(event, {
			may: viewerOf,
			form: markForm,
			do: async (viewer, { reason, ...form }) => {
				await mark(event, viewer, form, reason);
				return { marked: true };
			},
		}),
	unmark: (event) =>
		action(event, {
			may: viewerOf,
			form: unmarkForm,
			do: async (viewer, form) => {
				await mark(event, viewer, form, null);
				return { marked: false };
			},
		}),
	reopen: (event) =>
		action(event, {
			may: viewerOf,
			form: reopenForm,
			do: async (viewer, form) => {
				const { plan: planId, sector: sectorId, partner: partnerId, period: periodId, until, reason } = form;
				assertMayAct(viewer, 'reopen period', { planId, sectorId, organisationId: partnerId });
				const { db, now, settings } = event.locals;
				const { personId } = viewer;
				const period = (await snapshot(db, (reader) => listMine(viewer, reader))).find(
					(one) => one.sectorId === sectorId && one.periodId === periodId,
				);
				if (!period) absent();
				const letter = reopenedLetter(settings.origin, period, until, reason);
				await reopenPeriod(db, {
					planId,
					sectorId,
					partnerId,
					periodId,
					until,
					reason,
					letter,
					personId,
					now,
				});
				return { reopened: partnerId };
			},
		}),
};

async function mark(
	{ locals: { db, now } }: Pick<RequestEvent, 'locals'>,
	viewer: Viewer,
	form: z.output<typeof unmarkForm>,
	reason: string | null,
): Promise<void> {
	const { plan: planId, sector: sectorId, period: periodId, indicator: indicatorId, correction } = form;
	assertMayAct(viewer, 'mark incomplete', { planId, sectorId });
	const { personId } = viewer;
	await markIncomplete(db, { planId, sectorId, periodId, indicatorId, reason, correction, personId, now });
}
