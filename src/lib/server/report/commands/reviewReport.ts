/** What approving, returning and withdrawing share: the report, and the rules that stop all three. */
import { nextState, type ReportAction, type ReportState } from '#lib/report/report.ts';
import { dayOf } from '#lib/plan/day.ts';
import { isLocked } from '#lib/plan/lock.ts';
import { rows, type Writer } from '#lib/server/database/driver.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import { Refused } from '#lib/server/refused.ts';
import { headFor, type Act } from './guard.ts';

export type ReviewRequest = Act;

export interface ReviewedReport {
	readonly report: ReportHead;
	readonly next: ReportState;
}

/**
 * The report that an action of review is about, when it may take place.
 * Throws Refused when there is no such report, its state does not allow the action, its period is locked, or the person
 * belongs to the reporting organisation; of approval, also when they submitted it or changed a row of it last, whatever role
 * they have since. Source: docs/rules.md, Review.
 */
export async function reviewedReport(
	writer: Writer,
	action: ReportAction,
	request: ReviewRequest,
): Promise<ReviewedReport> {
	const { personId, now } = request;
	const report = await headFor(writer, request);
	const next = nextState(report.state, action);
	if (!next) throw new Refused('wrong state');
	if (isLocked(report, dayOf(report, now), report.reopenedUntil)) throw new Refused('locked');
	const [own] = await rows(
		writer,
		`select 1 from person_role where person_id = @personId and organisation_id = @partnerId limit 1`,
		{ personId, partnerId: report.partnerId },
	);
	if (own) throw new Refused('own organisation');
	if (action === 'approve' && (await hasPart(writer, report.id, personId))) throw new Refused('own report');
	return { report, next };
}

async function hasPart(writer: Writer, reportId: number, personId: number): Promise<boolean> {
	const found = await rows(
		writer,
		`select 1 from report where id = @reportId and submitted_by = @personId
		union all select 1 from entry where report_id = @reportId and changed_by = @personId limit 1`,
		{ reportId, personId },
	);
	return found.length > 0;
}
