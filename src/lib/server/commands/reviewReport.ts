/** What approving and withdrawing share: the report, the rules that stop both, the record. */
import { and, eq } from 'drizzle-orm';
import { dayIn, isLocked, nextState, type ReportAction, type ReportState } from '#lib/domain/report.ts';
import { period, personRole, plan, report } from '#db/schema/index.ts';
import type { Writer } from '../db.ts';

export interface ReviewRequest {
	readonly reportId: number;
	/** Who acts. */
	readonly personId: number;
	readonly now: Date;
}

/** Why a command was refused: the sentence for the reader is the page's, by this word. */
export type RefusalReason = 'not found' | 'wrong state' | 'locked' | 'own organisation' | 'reason missing';

export class Refused extends Error {
	readonly reason: RefusalReason;
	constructor(reason: RefusalReason) {
		super(`refused: ${reason}`);
		this.name = 'Refused';
		this.reason = reason;
	}
}

export interface ReviewedReport {
	readonly report: typeof report.$inferSelect;
	readonly planId: number;
	readonly next: ReportState;
}

/**
 * The report that an action of review is about, when it may take place.
 * Throws Refused when there is no such report, its state does not allow the action, its period is locked, or the person
 * belongs to the reporting organisation. Source: domain.md, "Review".
 */
export async function reviewedReport(
	writer: Writer,
	action: ReportAction,
	{ reportId, personId, now }: ReviewRequest,
): Promise<ReviewedReport> {
	const found = writer
		.select()
		.from(report)
		.innerJoin(period, eq(period.id, report.periodId))
		.innerJoin(plan, eq(plan.id, period.planId))
		.where(eq(report.id, reportId))
		.get();
	if (!found) throw new Refused('not found');
	const next = nextState(found.report.state, action);
	if (!next) throw new Refused('wrong state');
	if (isLocked(found.period, dayIn(found.plan.timezone, now))) throw new Refused('locked');
	const own = writer
		.select({ id: personRole.id })
		.from(personRole)
		.where(and(eq(personRole.personId, personId), eq(personRole.organisationId, found.report.partnerId)))
		.get();
	if (own) throw new Refused('own organisation');
	return { report: found.report, planId: found.plan.id, next };
}
