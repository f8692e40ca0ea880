import { run, type Writer } from '#lib/server/database/driver.ts';

/** Letters of a decision on a report that has been undone: those that have not left never do. */
export async function takeLettersBack(writer: Writer, reportId: number): Promise<void> {
	await run(writer, `delete from mail where report_id = @reportId and sent_at is null and attempts = 0`, {
		reportId,
	});
}
