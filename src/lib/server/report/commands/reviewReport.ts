/** What approving, returning and withdrawing share: the report, and the rules that stop all three. */
import { nextState, type ReportAction, type ReportState } from '#lib/report/report.ts';
import { dayIn } from '#lib/plan/day.ts';
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
 * belongs to the reporting organisation. Source: docs/rules.md, Review.
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
	if (isLocked(report, dayIn(report.timezone, now), report.reopenedUntil)) throw new Refused('locked');
	const [own] = await rows(
		writer,
		`select 1 from person_role where person_id = @personId and organisation_id = @partnerId limit 1`,
		{ personId, partnerId: report.partnerId },
	);
	if (own) throw new Refused('own organisation');
	return { report, next };
}
