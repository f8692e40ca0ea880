import { cellField } from '#lib/report/number.ts';
import type { RowEntry } from '#lib/report/sheet.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';

interface Sent {
	readonly reportId: number;
	/** Null: a new row. */
	readonly activityId: number | null;
	readonly entry: RowEntry;
}

/**
 * The row as it stands, when it says already what is sent: on a bad line the answer to the first sending was lost, and
 * whoever sends again is in conflict with itself. Undefined when it says anything else.
 */
export async function findSame(
	writer: Writer,
	{ reportId, activityId, entry }: Sent,
): Promise<{ activityId: number; version: number } | undefined> {
	const row = (await listReportRows(writer, reportId)).find(({ id }) => id === activityId);
	if (!row) return undefined;
	const stored = { ...row, total: row.totalDerived ? null : row.total };
	return wordsOf(stored) === wordsOf(entry) ? { activityId: row.id, version: row.version } : undefined;
}

/** Everything that an entry says, in one order. */
function wordsOf(entry: RowEntry): string {
	const { reference, indicatorId, placeId, status, throughId, doneIn, note, total, unread } = entry;
	const cells = entry.cells.map(({ groups, value }) => `${cellField(groups)}=${value}`).sort();
	const parts = [entry.donors.toSorted((a, b) => a - b), entry.tags.toSorted(), cells];
	return JSON.stringify([
		[reference, indicatorId, placeId, status, throughId, doneIn, note, total],
		unread.map(({ field, text }) => `${field}: ${text}`).sort(),
		...parts,
	]);
}
