/** What every change of a draft checks first. */
import { type ReportState } from '#lib/report/report.ts';
import { dayOf } from '#lib/plan/day.ts';
import { periodStanding } from '#lib/plan/lock.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { getReportHead, type ReportHead } from '#lib/server/report/queries/head.ts';
import { Refused } from '#lib/server/refused.ts';
import { draftOf, type Draft } from './draft.ts';

export interface Act {
	readonly reportId: number;
	readonly personId: number;
	readonly now: Date;
	/**
	 * Throws where whoever acts may not do this to the report as the transaction finds it; undefined: there is none. Absent
	 * where nobody is signed in, as in a script.
	 */
	readonly permit?: ((head: ReportHead | undefined) => void) | undefined;
}

/**
 * The report that a command is about, read once, in its transaction: permission, state and lock are all asked of it.
 * Throws what `permit` throws, and Refused when there is no such report.
 */
export async function headFor(
	writer: Writer,
	{ reportId, permit }: Pick<Act, 'reportId' | 'permit'>,
): Promise<ReportHead> {
	const head = await getReportHead(writer, reportId);
	permit?.(head);
	if (!head) throw new Refused('not found');
	return head;
}

/** Throws as `headFor`, and Refused when the report is not in one of the states, or its period is not open. */
export async function reportIn(
	writer: Writer,
	states: readonly ReportState[],
	act: Pick<Act, 'reportId' | 'now' | 'permit'>,
): Promise<Draft> {
	return draftIn(writer, await headFor(writer, act), states, act.now);
}

/** Throws Refused when the report is not in one of the states, or its period is not open. */
export async function draftIn(
	writer: Writer,
	head: ReportHead,
	states: readonly ReportState[],
	now: Date,
): Promise<Draft> {
	if (!states.includes(head.state)) throw new Refused('wrong state');
	refuseClosed(head, now);
	return draftOf(writer, head);
}

/** Throws Refused when the period has not opened or is locked for the partner. */
export function refuseClosed(
	period: Pick<ReportHead, 'timezone' | 'today' | 'opens' | 'due' | 'locks' | 'reopenedUntil'>,
	now: Date,
): void {
	const standing = periodStanding(period, dayOf(period, now), period.reopenedUntil);
	if (standing === 'locked' || standing === 'not open') throw new Refused(standing);
}
