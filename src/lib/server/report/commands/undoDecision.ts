import { rows, run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { takeLettersBack } from '#lib/server/mail/index.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { isUndoable } from '#lib/report/review.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import { reviewedReport, type ReviewRequest } from './reviewReport.ts';
import { uncount } from './uncount.ts';

/**
 * Takes an approval or a return back, as if it had not been made: the report waits for its review again, the version
 * approved before an approval counts again, and the letter of it does not leave. What was said with a return stays.
 * Throws Refused when the rules of review do not allow it, when another person decided or the time for it has passed, or
 * when the partner has begun the next version; then nothing has changed. Source: docs/rules.md, Taking back.
 */
export async function undoDecision(db: Database, request: ReviewRequest): Promise<void> {
	await transaction(db, async (writer) => {
		const { report, next } = await reviewedReport(writer, 'undo', request);
		const { personId, now } = request;
		if (report.decidedBy !== personId) throw new Refused('decided by another');
		if (!isUndoable(report, { personId, now })) throw new Refused('undo over');
		if (await isFollowed(writer, report)) throw new Refused('next version begun');
		const counted = report.state === 'approved' ? await uncount(writer, report, now) : null;
		await run(
			writer,
			`update report set state = @next, decided_at = null, decided_by = null, updated_at = @now where id = @id`,
			{ id: report.id, next, now: now.getTime() },
		);
		await takeLettersBack(writer, report.id);
		await appendAudit(writer, {
			at: now,
			personId,
			planId: report.planId,
			action: 'undo decision',
			subject: `report/${report.id}`,
			before: { state: report.state },
			after: { state: next, ...(counted === null ? {} : { counted }) },
		});
		await bumpDataVersion(writer, report.planId, now, 'undo decision');
	});
}

async function isFollowed(
	writer: Writer,
	{ sectorId, partnerId, periodId, version }: ReportHead,
): Promise<boolean> {
	const found = await rows(
		writer,
		`select 1 from report where sector_id = @sectorId and partner_id = @partnerId and period_id = @periodId
			and version > @version limit 1`,
		{ sectorId, partnerId, periodId, version },
	);
	return found.length > 0;
}
