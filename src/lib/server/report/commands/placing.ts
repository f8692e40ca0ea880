/** A row whose place is chosen on a page of its own: a stored one, or the first of a card that is not stored yet. */
import { sentName, type RowMeant } from '#lib/report/card.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { getRowMeant } from '#lib/server/report/queries/rowMeant.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Draft } from './draft.ts';
import type { Act } from './guard.ts';
import { saveRow } from './saveEntry.ts';
import type { Saved } from './storeRow.ts';

/**
 * Stores another place of a row, which stays as it is otherwise; a card that is not stored yet begins with it.
 * Throws as `saveEntry`; Refused too when nothing is stored and no card is named.
 * @param placeId null: none
 */
export async function placeRow(
	writer: Writer,
	head: Draft,
	act: Act,
	meant: RowMeant,
	placeId: number | null,
): Promise<Saved> {
	const row = await getRowMeant(writer, head.id, meant);
	if (row) {
		const unread = row.unread.filter(({ field }) => field !== 'place');
		const entry = { indicatorId: row.indicatorId, placeId, unread };
		const version = meant.id === undefined ? row.version : meant.version;
		return saveRow(writer, head, act, { entryId: row.id, version, sent: null, entry });
	}
	const { card, first } = meant;
	if (card === undefined || first === undefined) throw new Refused('not found');
	const sent = sentName(card, first);
	return saveRow(writer, head, act, {
		entryId: null,
		version: 0,
		sent,
		entry: { indicatorId: first, placeId },
	});
}
