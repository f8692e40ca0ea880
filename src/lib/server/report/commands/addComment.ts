import { rows, run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import type { Act } from './guard.ts';

export interface CommentRequest extends Act {
	/** The row it is about; null: the report. */
	readonly activityId: number | null;
	readonly body: string;
}

/** Says something about a report or one of its rows. Throws Refused when there is no such report or row, or no word. */
export async function addComment(db: Database, request: CommentRequest): Promise<void> {
	await transaction(db, async (writer) => {
		const head = await getReportHead(writer, request.reportId);
		if (!head) throw new Refused('not found');
		await insertComment(writer, request);
		await appendAudit(writer, {
			at: request.now,
			personId: request.personId,
			planId: head.planId,
			action: 'comment on report',
			subject: `report/${head.id}`,
			before: null,
			after: { activity: request.activityId, body: request.body.trim() },
		});
	});
}

/** Stores a comment inside a transaction that does more. Throws Refused when it says nothing, or its row is not of the report. */
export async function insertComment(
	writer: Writer,
	{ reportId, activityId, personId, now, body }: CommentRequest,
): Promise<void> {
	if (body.trim() === '') throw new Refused('reason missing');
	if (activityId !== null) {
		const row = { id: activityId, reportId };
		const found = await rows(writer, `select 1 from activity where id = @id and report_id = @reportId`, row);
		if (found.length === 0) throw new Refused('not found');
	}
	await run(
		writer,
		`insert into report_comment (report_id, activity_id, person_id, at, body)
		values (@reportId, @activityId, @personId, @at, @body)`,
		{ reportId, activityId, personId, at: now.getTime(), body: body.trim() },
	);
}
