import { notListedWords, type NotListed } from '#lib/report/notListed.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { getReportRow } from '#lib/server/report/queries/rows.ts';
import { Refused } from '#lib/server/refused.ts';
import { changeDraft } from './changeDraft.ts';
import { sayWhy } from './explain.ts';
import type { Act } from './guard.ts';
import { factsOfRow, recordRow } from './recordRow.ts';
import { storeRow } from './storeRow.ts';

/**
 * The partner says which place it means that the list does not have: the activity goes without a place, and the reviewer is
 * asked. Throws Conflict when somebody changed the row meanwhile; Refused when there is no such row, nothing is said, or the
 * draft may not be changed. Source: docs/rules.md, Place of a value.
 */
export async function missPlace(
	db: Database,
	act: Act & NotListed & { readonly entryId: number; readonly version: number },
): Promise<void> {
	await changeDraft(db, act, async (writer, head) => {
		const { entryId, version } = act;
		const row = await getReportRow(writer, head.id, entryId);
		if (!row) throw new Refused('not found');
		if (act.called.trim() === '') throw new Refused('reason missing');
		const before = await factsOfRow(writer, head, entryId);
		const unread = row.unread.filter(({ field }) => field !== 'place');
		const entry = { indicatorId: row.indicatorId, placeId: null, unread };
		await storeRow(writer, head, act, { entryId, version, sent: null, entry }, 'activity');
		await recordRow(writer, head, act, { entryId, before });
		await sayWhy(writer, head, act, { entryId, words: new Map([['place not listed', notListedWords(act)]]) });
		return null;
	});
}
