import { cellField } from '#lib/domain/entry.ts';
import type { Writer } from '../../db.ts';
import { listReportRows } from '../../queries/reportRows.ts';
import type { ActivityEntry, SaveRequest, Saved } from './saveActivity.ts';

/**
 * The row as it stands, when it says already what is sent: on a bad line the answer to the first sending was lost, and
 * whoever sends again is in conflict with itself. Undefined when it says anything else.
 */
export async function findSame(
	writer: Writer,
	{ reportId, activityId, entry }: SaveRequest,
): Promise<Saved | undefined> {
	const row = (await listReportRows(writer, reportId)).find(({ id }) => id === activityId);
	if (!row) return undefined;
	const stored = { ...row, total: row.totalDerived ? null : row.total };
	return wordsOf(stored) === wordsOf(entry) ? { activityId: row.id, version: row.version } : undefined;
}

/** Everything that an entry says, in one order. */
function wordsOf(entry: ActivityEntry): string {
	const { reference, indicatorId, placeId, status, throughId, doneIn, note, total, unread } = entry;
	const cells = entry.cells.map(({ groups, value }) => `${cellField(groups)}=${value}`).sort();
	const parts = [entry.donors.toSorted((a, b) => a - b), entry.tags.toSorted(), cells];
	return JSON.stringify([
		[reference, indicatorId, placeId, status, throughId, doneIn, note, total],
		unread.map(({ field, text }) => `${field}: ${text}`).sort(),
		...parts,
	]);
}
