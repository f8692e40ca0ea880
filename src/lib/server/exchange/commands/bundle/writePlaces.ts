import { eq } from 'drizzle-orm';
import { place, placeAlias, placeShape } from '#db/schema/index.ts';
import { returned, type Writer } from '#lib/server/database/driver.ts';
import { KEYS, type PlaceRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { placeInTree } from '#lib/server/places/index.ts';
import { changesOf, tally, type Tally } from './changes.ts';
import { need } from './ids.ts';

/**
 * Stores what is new or changed of a plan's places with their aliases and shapes, higher levels first, since a place
 * names its parent. Returns how many were added and changed.
 */
export async function writePlaces(
	writer: Writer,
	planId: number,
	places: readonly PlaceRow[],
	stored: readonly PlaceRow[],
): Promise<Tally> {
	const changes = changesOf(places, stored, KEYS.places);
	const rows = [...changes.added, ...changes.changed.map(({ row }) => row)].sort((a, b) => a.level - b.level);
	if (rows.length === 0) return tally(changes);
	const ids = new Map(
		(
			await writer.select({ id: place.id, pcode: place.pcode }).from(place).where(eq(place.planId, planId))
		).map(({ id, pcode }) => [pcode, id]),
	);
	for (const { aliases, shapes, parent, ...row } of rows) {
		const parentId = parent === null ? null : need(ids, parent);
		const known = ids.get(row.pcode);
		if (known !== undefined)
			await writer
				.update(place)
				.set({ ...row, parentId })
				.where(eq(place.id, known));
		const id =
			known ??
			(
				await returned(
					writer
						.insert(place)
						.values({ planId, ...row, parentId })
						.returning({ id: place.id }),
				)
			).id;
		ids.set(row.pcode, id);
		await writer.delete(placeAlias).where(eq(placeAlias.placeId, id));
		await writer.delete(placeShape).where(eq(placeShape.placeId, id));
		for (const name of aliases) await writer.insert(placeAlias).values({ placeId: id, name });
		for (const code of shapes) await writer.insert(placeShape).values({ placeId: id, code });
	}
	await placeInTree(writer, planId);
	return tally(changes);
}
