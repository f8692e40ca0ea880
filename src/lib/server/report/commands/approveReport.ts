import { decidedUntil } from '#lib/report/review.ts';
import { rows, run, transaction, type Database, type Reader } from '#lib/server/database/driver.ts';
import { listFindings } from '#lib/server/report/queries/findings.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { Refused } from '#lib/server/refused.ts';
import { writeToPartner, type LetterTo } from '#lib/server/mail/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { reviewedReport, type ReviewRequest } from './reviewReport.ts';
import { changeTotals } from '#lib/server/figures/index.ts';

/**
 * Approves a submitted report: it counts from now on, in the place of the version before. Its people are written
 * to, once it can be undone no more. Returns it as it was submitted.
 * Throws Refused when the rules of review do not allow it, or when it is approved unread and something is asked about it;
 * then nothing has changed.
 */
export async function approveReport(
	db: Database,
	request: ReviewRequest & {
		readonly letter?: (report: ReportHead) => LetterTo;
		/** With others, unread: not where anything is asked about it by now. */
		readonly isUnread?: boolean;
	},
): Promise<ReportHead> {
	return transaction(db, async (writer) => {
		const { report: reviewed, next } = await reviewedReport(writer, 'approve', request);
		if (request.isUnread === true && (await hasQuestions(writer, reviewed))) throw new Refused('questions');
		const { planId, sectorId, partnerId, periodId } = reviewed;
		const [superseded] = await rows<{ id: number }>(
			writer,
			`select id from report where sector_id = @sectorId and partner_id = @partnerId and period_id = @periodId and counts = 1`,
			{ sectorId, partnerId, periodId },
		);
		if (superseded) await run(writer, `update report set counts = 0 where id = @id`, { id: superseded.id });
		await run(
			writer,
			`update report set state = @next, counts = 1, decided_by = @personId, decided_at = @now, updated_at = @now where id = @id`,
			{
				id: reviewed.id,
				next,
				personId: request.personId,
				now: request.now.getTime(),
			},
		);
		await changeTotals(writer, { leaving: superseded?.id, entering: reviewed.id });
		if (request.letter) {
			const held = { reportId: reviewed.id, until: decidedUntil(request.now) };
			await writeToPartner(writer, partnerId, request.letter(reviewed), request.now, held);
		}
		await appendAudit(writer, {
			at: request.now,
			personId: request.personId,
			planId,
			action: 'approve report',
			subject: `report/${reviewed.id}`,
			before: { state: reviewed.state, counted: superseded?.id ?? null },
			after: { state: next, counted: reviewed.id },
		});
		await bumpDataVersion(writer, planId, request.now, 'approve report');
		return reviewed;
	});
}

/** Another partner's report may have come in since the list was shown, and be the same work. */
async function hasQuestions(reader: Reader, head: ReportHead): Promise<boolean> {
	return (await listFindings(reader, head, await listReportRows(reader, head.id))).length > 0;
}
