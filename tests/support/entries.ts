import * as schema from '#db/schema/index.ts';
import { returned, type Writer } from '#lib/server/database/driver.ts';

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
	const { id: given, reportId, reference, placeId } = row;
	const shared = { reportId, reference, placeId, status, appeal, doneIn, note };
	const { id } = await returned(
		writer
			.insert(schema.activity)
			.values(given === undefined ? shared : { id: given, ...shared })
			.returning({ id: schema.activity.id }),
	);
	await writer.insert(schema.entry).values({ ...row, id, activityId: id });
	return id;
}
