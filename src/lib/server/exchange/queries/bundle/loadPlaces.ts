import { asc, eq } from 'drizzle-orm';
import { place, placeAlias, placeShape } from '#db/schema/index.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { PlaceRow } from './reference.ts';

/** Places of a plan by level, then P-code: every place after the one it lies in. */
export async function loadPlaces(reader: Reader, planId: number): Promise<PlaceRow[]> {
	const found = await reader
		.select()
		.from(place)
		.where(eq(place.planId, planId))
		.orderBy(asc(place.level), asc(place.pcode));
	const pcodes = new Map(found.map(({ id, pcode }) => [id, pcode]));
	const aliases = byPlace(
		await reader
			.select({ id: placeAlias.placeId, text: placeAlias.name })
			.from(placeAlias)
			.innerJoin(place, eq(place.id, placeAlias.placeId))
			.where(eq(place.planId, planId)),
	);
	const shapes = byPlace(
		await reader
			.select({ id: placeShape.placeId, text: placeShape.code })
			.from(placeShape)
			.innerJoin(place, eq(place.id, placeShape.placeId))
			.where(eq(place.planId, planId)),
	);
	return found.map((row) => ({
		pcode: row.pcode,
		name: row.name,
		level: row.level as PlaceRow['level'],
		kind: row.kind,
		group: row.group,
		laterKinds: row.laterKinds,
		parent: pcodes.get(row.parentId ?? 0) ?? null,
		laterParents: row.laterParents,
		mergedInto: row.mergedInto,
		lat: row.lat,
		lon: row.lon,
		...{
			population: row.population,
			populationSource: row.populationSource,
			populationYear: row.populationYear,
		},
		aliases: aliases.get(row.id) ?? [],
		shapes: shapes.get(row.id) ?? [],
	}));
}

function byPlace(pairs: readonly { id: number; text: string }[]): Map<number, string[]> {
	const grouped = Map.groupBy(pairs, ({ id }) => id);
	return new Map([...grouped].map(([id, texts]) => [id, texts.map(({ text }) => text).sort()]));
}
