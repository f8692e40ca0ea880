import { eq } from 'drizzle-orm';
import { place, placeAlias, placeShape } from '#db/schema/index.ts';
import { returned, type Writer } from '#lib/server/database/driver.ts';
import { KEYS, type PlaceRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { changesOf, tally, type Tally } from './changes.ts';
import { need } from './ids.ts';
import { writePlaceStandings } from './placeStandings.ts';

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
	await writePlaceStandings(writer, planId);
	return tally(changes);
}

/** Keeps, with each place, the governorate and the district that it is or lies in: a parent that moves takes all along. */
async function placeInTree(writer: Writer, planId: number): Promise<void> {
	const rows = await writer.select().from(place).where(eq(place.planId, planId));
	const byId = new Map(rows.map((row) => [row.id, row]));
	for (const row of rows) {
		const at = { governorateId: null as number | null, districtId: null as number | null };
		for (let node: typeof row | undefined = row; node; node = byId.get(node.parentId ?? 0)) {
			if (node.level === 1) at.governorateId = node.id;
			if (node.level === 2) at.districtId = node.id;
		}
		if (at.governorateId === row.governorateId && at.districtId === row.districtId) continue;
		await writer.update(place).set(at).where(eq(place.id, row.id));
	}
}
