import { and, eq } from 'drizzle-orm';
import { report } from '#db/schema/index.ts';
import { transaction, type Database } from '../db.ts';
import { appendAudit } from './appendAudit.ts';
import { bumpDataVersion } from './bumpDataVersion.ts';
import { reviewedReport, type ReviewRequest } from './reviewReport.ts';
import { changeTotals } from './totals/change.ts';

/**
 * Approves a submitted report: it counts from now on, in the place of the version before.
 * Throws Refused when the rules of review do not allow it; then nothing has changed.
 */
export async function approveReport(db: Database, request: ReviewRequest): Promise<void> {
	await transaction(db, async (writer) => {
		const { report: reviewed, next } = await reviewedReport(writer, 'approve', request);
		const { planId, sectorId, partnerId, periodId } = reviewed;
		const superseded = writer
			.select({ id: report.id })
			.from(report)
			.where(
				and(
					eq(report.sectorId, sectorId),
					eq(report.partnerId, partnerId),
					eq(report.periodId, periodId),
					eq(report.counts, true),
				),
			)
			.get();
		if (superseded) {
			writer.update(report).set({ counts: false }).where(eq(report.id, superseded.id)).run();
		}
		writer
			.update(report)
			.set({ state: next, counts: true, updatedAt: request.now })
			.where(eq(report.id, reviewed.id))
			.run();
		await changeTotals(writer, { leaving: superseded?.id, entering: reviewed.id });
		await appendAudit(writer, {
			at: request.now,
			personId: request.personId,
			planId,
			action: 'approve report',
			subject: `report/${reviewed.id}`,
			before: { state: reviewed.state, counted: superseded?.id ?? null },
			after: { state: next, counted: reviewed.id },
		});
		await bumpDataVersion(writer, planId, request.now);
	});
}
