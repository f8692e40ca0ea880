import type { Database } from '#lib/server/database/driver.ts';
import type { Act } from '#lib/server/report/commands/guard.ts';
import { saveEntry, type Saved } from '#lib/server/report/commands/saveEntry.ts';
import { getReportRow } from '#lib/server/report/queries/rows.ts';
import { listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { Refused } from '#lib/server/refused.ts';

/**
 * Stores another place of a row, which stays as it is otherwise.
 * Throws as `saveEntry`; Refused too when the plan has no such place.
 * @param place its P-code; empty: it is unknown
 */
export async function changePlace(
	db: Database,
	act: Act,
	{ id, version, place }: { readonly id: number; readonly version: number; readonly place: string },
): Promise<Saved> {
	return saveEntry(db, {
		...act,
		entryId: id,
		version,
		sent: null,
		entry: async (writer, head) => {
			const row = await getReportRow(writer, head.id, id);
			if (!row) throw new Refused('not found');
			const unread = row.unread.filter(({ field }) => field !== 'place');
			const tree = await listPlaces(writer, head.planId, head);
			const found = [...tree.values()].find(({ pcode }) => pcode === place);
			if (!found && place !== '') throw new Refused('not allowed');
			return { indicatorId: row.indicatorId, placeId: found?.id ?? null, unread };
		},
	});
}
