import { transaction, type Database } from '#lib/server/database/driver.ts';
import { writeToPartner, type LetterTo } from '#lib/server/mail/index.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { reviewedReport, type ReviewRequest } from './reviewReport.ts';
import { uncount } from './uncount.ts';

/**
 * Takes an approval back (approved → submitted), with a reason. The version approved before it, if any, counts again. Its
 * people are written to.
 * Throws Refused when the rules of review do not allow it, when no reason is given, or when the report is an older
 * version that no longer counts; then nothing has changed.
 */
export async function withdrawApproval(
	db: Database,
	request: ReviewRequest & {
		readonly reason: string;
		readonly letter?: (report: ReportHead) => LetterTo;
	},
): Promise<void> {
	await transaction(db, async (writer) => {
		const { report, next } = await reviewedReport(writer, 'withdraw', request);
		if (request.reason.trim() === '') throw new Refused('reason missing');
		const counted = await uncount(writer, report, request.now);
		if (request.letter) await writeToPartner(writer, report.partnerId, request.letter(report), request.now);
		await appendAudit(writer, {
			at: request.now,
			personId: request.personId,
			planId: report.planId,
			action: 'withdraw approval',
			subject: `report/${report.id}`,
			before: { state: report.state, counted: report.id },
			after: { state: next, counted, reason: request.reason },
		});
		await bumpDataVersion(writer, report.planId, request.now, 'withdraw approval');
	});
}
