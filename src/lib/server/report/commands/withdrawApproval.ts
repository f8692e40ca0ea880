import { and, desc, eq, lt } from 'drizzle-orm';
import { report } from '#db/schema/index.ts';
import { first, transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { reviewedReport, type ReviewRequest } from './reviewReport.ts';
import { changeTotals } from '#lib/server/figures/index.ts';

/**
 * Takes an approval back (approved → submitted), with a reason. The version approved before it, if any, counts again.
 * Throws Refused when the rules of review do not allow it, when no reason is given, or when the report is an older
 * version that no longer counts; then nothing has changed.
 */
export async function withdrawApproval(
	db: Database,
	request: ReviewRequest & { readonly reason: string },
): Promise<void> {
	await transaction(db, async (writer) => {
		const { report: reviewed, next } = await reviewedReport(writer, 'withdraw', request);
		if (request.reason.trim() === '') throw new Refused('reason missing');
		if (!reviewed.counts) throw new Refused('wrong state');
		const { planId, sectorId, partnerId, periodId, version } = reviewed;
		const ofPartner = and(
			eq(report.sectorId, sectorId),
			eq(report.partnerId, partnerId),
			eq(report.periodId, periodId),
		);
		const versions = await writer.select().from(report).where(ofPartner);
		// Beside a successor under way, the older version would wait a second time.
		if (versions.some((one) => one.version > version && one.state !== 'approved')) {
			throw new Refused('wrong state');
		}
		const before = await first(
			writer
				.select({ id: report.id })
				.from(report)
				.where(and(ofPartner, eq(report.state, 'approved'), lt(report.version, version)))
				.orderBy(desc(report.version))
				.limit(1),
		);
		await writer
			.update(report)
			.set({ state: next, counts: false, updatedAt: request.now })
			.where(eq(report.id, reviewed.id));
		if (before) await writer.update(report).set({ counts: true }).where(eq(report.id, before.id));
		await changeTotals(writer, { leaving: reviewed.id, entering: before?.id });
		await appendAudit(writer, {
			at: request.now,
			personId: request.personId,
			planId,
			action: 'withdraw approval',
			subject: `report/${reviewed.id}`,
			before: { state: reviewed.state, counted: reviewed.id },
			after: { state: next, counted: before?.id ?? null, reason: request.reason },
		});
		await bumpDataVersion(writer, planId, request.now, 'withdraw approval');
	});
}
