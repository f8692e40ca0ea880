/** What every change of a draft checks first. */
import { type ReportState } from '#lib/report/report.ts';
import { dayIn } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { getReportHead, type ReportHead } from '#lib/server/report/queries/head.ts';
import { Refused } from '#lib/server/refused.ts';
import { draftOf, type Draft } from './draft.ts';

/** Whether the person may act on this partner's reports at all is asked before, of `mayAct`. */
export interface Act {
	readonly reportId: number;
	readonly personId: number;
	readonly now: Date;
}

/** Throws Refused when there is no such report, it is not in one of the states, or its period is not open. */
export async function reportIn(
	writer: Writer,
	states: readonly ReportState[],
	{ reportId, now }: Pick<Act, 'reportId' | 'now'>,
): Promise<Draft> {
	const head = await getReportHead(writer, reportId);
	if (!head) throw new Refused('not found');
	if (!states.includes(head.state)) throw new Refused('wrong state');
	refuseClosed(head, now);
	return draftOf(writer, head);
}

/** Throws Refused when the period has not opened or is locked for the partner. */
export function refuseClosed(
	period: Pick<ReportHead, 'timezone' | 'opens' | 'due' | 'locks' | 'reopenedUntil'>,
	now: Date,
): void {
	const standing = periodStanding(period, dayIn(period.timezone, now), period.reopenedUntil);
	if (standing === 'locked' || standing === 'not open') throw new Refused(standing);
}
