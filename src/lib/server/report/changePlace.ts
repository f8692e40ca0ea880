import type { RowMeant } from '#lib/report/card.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { reportIn, type Act } from '#lib/server/report/commands/guard.ts';
import { placeRow } from '#lib/server/report/commands/placing.ts';
import type { Saved } from '#lib/server/report/commands/saveEntry.ts';
import { listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { Refused } from '#lib/server/refused.ts';

/**
 * Stores another place of a row, which stays as it is otherwise, or begins a card with it.
 * Throws as `saveEntry`; Refused too when the plan has no such place.
 * @param place its P-code; empty: it is unknown
 */
export async function changePlace(
	db: Database,
	act: Act,
	{ place, ...meant }: RowMeant & { readonly place: string },
): Promise<Saved> {
	return transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], act);
		const tree = await listPlaces(writer, head.planId, head);
		const found = [...tree.values()].find(({ pcode }) => pcode === place);
		if (!found && place !== '') throw new Refused('not allowed');
		return placeRow(writer, head, act, meant, found?.id ?? null);
	});
}
