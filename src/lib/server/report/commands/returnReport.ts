import { decidedUntil } from '#lib/report/review.ts';
import { rows, run, transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import type { LetterTo } from '#lib/server/mail/index.ts';
import { writeToPartner } from '#lib/server/mail/index.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import { listSaid, type Said } from '#lib/server/report/queries/said.ts';
import { Refused } from '#lib/server/refused.ts';
import { reviewedReport, type ReviewRequest } from './reviewReport.ts';
import { insertComment } from './addComment.ts';

/**
 * Sends a submitted report back to its partner, with what is to be done: the words given, or comments made since it was
 * submitted. Its people are written to, once it can be undone no more. Throws Refused when the rules of review do not allow it, or nothing is said at all.
 * Returns the report as it was submitted.
 */
export async function returnReport(
	db: Database,
	request: ReviewRequest & {
		readonly comment: string;
		readonly letter?: (report: ReportHead, said: readonly Said[]) => LetterTo;
	},
): Promise<ReportHead> {
	return transaction(db, async (writer) => {
		const { report, next } = await reviewedReport(writer, 'return', request);
		const comment = request.comment.trim();
		const since = { id: report.id, since: report.submittedAt ?? 0 };
		const said = await rows(
			writer,
			`select 1 from report_comment where report_id = @id and at >= @since limit 1`,
			since,
		);
		if (comment === '' && said.length === 0) throw new Refused('reason missing');
		if (comment !== '') await insertComment(writer, { ...request, entryId: null, body: comment });
		await run(
			writer,
			`update report set state = @next, decided_by = @personId, decided_at = @at, updated_at = @at where id = @id`,
			{
				id: report.id,
				next,
				personId: request.personId,
				at: request.now.getTime(),
			},
		);
		if (request.letter) {
			const held = { reportId: report.id, until: decidedUntil(request.now) };
			const letter = request.letter(report, await listSaid(writer, report.id));
			await writeToPartner(writer, report.partnerId, letter, request.now, held);
		}
		await appendAudit(writer, {
			at: request.now,
			personId: request.personId,
			planId: report.planId,
			action: 'return report',
			subject: `report/${report.id}`,
			before: { state: report.state },
			after: { state: next, comment },
		});
		await bumpDataVersion(writer, report.planId, request.now, 'return report');
		return report;
	});
}
