import { MOST } from '#lib/report/bounds.ts';
import { rows, run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { headFor, type Act } from './guard.ts';

export interface CommentRequest extends Act {
	/** The row it is about; null: the report. */
	readonly entryId: number | null;
	/** It is about the whole activity of the row. */
	readonly isOfActivity?: boolean;
	readonly body: string;
}

/** Says something about a report or one of its rows. Throws Refused when there is no such report or row, or no word. */
export async function addComment(db: Database, request: CommentRequest): Promise<void> {
	await transaction(db, async (writer) => {
		const head = await headFor(writer, request);
		await insertComment(writer, request);
		await appendAudit(writer, {
			at: request.now,
			personId: request.personId,
			planId: head.planId,
			action: 'comment on report',
			subject: `report/${head.id}`,
			before: null,
			after: {
				entry: request.entryId,
				...(request.isOfActivity === true && { activity: true }),
				body: request.body.trim(),
			},
		});
	});
}

/** Within a transaction of the caller. Throws Refused when there is no such row, or no word. */
export async function insertComment(
	writer: Writer,
	{ reportId, entryId, isOfActivity = false, personId, now, body }: CommentRequest,
): Promise<void> {
	if (body.trim() === '') throw new Refused('reason missing');
	if (entryId !== null) {
		const row = { id: entryId, reportId };
		const found = await rows(writer, `select 1 from entry where id = @id and report_id = @reportId`, row);
		if (found.length === 0) throw new Refused('not found');
	}
	const [said] = await rows<{ given: number }>(
		writer,
		`select count(*) + 1 as given from report_comment where report_id = @reportId`,
		{ reportId },
	);
	if (said && said.given > MOST.comments) {
		throw new Refused('comments full', { given: said.given, most: MOST.comments });
	}
	await run(
		writer,
		`insert into report_comment (report_id, entry_id, of_activity, person_id, at, body)
		values (@reportId, @entryId, @ofActivity, @personId, @at, @body)`,
		{ reportId, entryId, ofActivity: isOfActivity ? 1 : 0, personId, at: now.getTime(), body: body.trim() },
	);
}
