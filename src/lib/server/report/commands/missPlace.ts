import type { RowMeant } from '#lib/report/card.ts';
import { notListedWords, type NotListed } from '#lib/report/notListed.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { sayWhy } from './explain.ts';
import { reportIn, type Act } from './guard.ts';
import { placeRow } from './placing.ts';
import type { Saved } from './saveEntry.ts';

/**
 * The partner says which place it means that the list does not have: the activity goes without a place, or begins without
 * one, and the reviewer is asked. Throws Conflict when somebody changed the row meanwhile; Refused when there is no such
 * row, nothing is said, or the draft may not be changed. Source: docs/rules.md, Place of a value.
 */
export async function missPlace(
	db: Database,
	act: Act,
	{ called, district, sort, ...meant }: NotListed & RowMeant,
): Promise<Saved> {
	return transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], act);
		if (called.trim() === '') throw new Refused('reason missing');
		const saved = await placeRow(writer, head, act, meant, null);
		const words = new Map([['place not listed', notListedWords({ called, district, sort })] as const]);
		await sayWhy(writer, head, act, { entryId: saved.entryId, words });
		return saved;
	});
}
