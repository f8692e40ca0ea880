import type { ReportRow } from '#lib/report/sheet.ts';
import { run, type Writer } from '#lib/server/database/driver.ts';
import { dropEmpty } from './activity.ts';
import type { Draft } from './draft.ts';
import type { Act } from './guard.ts';
import { factsOfRow, recordRow } from './recordRow.ts';

/** Takes a row out of a draft, and its activity with the last one. */
export async function removeRow(
	writer: Writer,
	head: Draft,
	act: Pick<Act, 'personId' | 'now'>,
	{ id: entryId, activityId }: Pick<ReportRow, 'id' | 'activityId'>,
): Promise<void> {
	const before = await factsOfRow(writer, head, entryId);
	await run(writer, `delete from entry where id = @entryId`, { entryId });
	await dropEmpty(writer, activityId);
	await recordRow(writer, head, act, { entryId, before });
}
