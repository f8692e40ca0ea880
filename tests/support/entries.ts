import * as schema from '#db/schema/index.ts';
import { rows, type Writer } from '#lib/server/database/driver.ts';

type Row = Omit<typeof schema.entry.$inferInsert, 'activityId'> &
	Pick<typeof schema.activity.$inferInsert, 'status' | 'appeal' | 'doneIn' | 'note'>;

/**
 * Writes a row as an activity of its own with one entry, whatever the rules say. Returns the identifier of both, which is
 * the row's where it has one.
 */
export async function insertEntry(
	writer: Writer,
	{ status, appeal, doneIn, note, ...row }: Row,
): Promise<number> {
	const { reportId, reference, placeId } = row;
	const id = row.id ?? (await nextOfBoth(writer));
	await writer
		.insert(schema.activity)
		.values({ id, reportId, reference, placeId, status, appeal, doneIn, note });
	await writer.insert(schema.entry).values({ ...row, id, activityId: id });
	return id;
}

/** Where a bundle was imported there are fewer activities than entries. */
async function nextOfBoth(writer: Writer): Promise<number> {
	const [found] = await rows<{ id: number }>(
		writer,
		`select 1 + coalesce(max(id), 0) as id from (select id from activity union all select id from entry) as taken`,
	);
	return found?.id ?? 1;
}
