import { asc, eq } from 'drizzle-orm';
import { place, placeAlias } from '#db/schema/index.ts';
import { isLevel } from '#lib/places/place.ts';
import type { PlanPlace } from '#lib/places/planPlace.ts';
import type { Reader } from '#lib/server/database/driver.ts';

/** The places of a plan with all their names, by level, then P-code. */
export async function listPlanPlaces(reader: Reader, planId: number): Promise<PlanPlace[]> {
	const { id, pcode, name, level, kind, group, laterKinds, laterParents, mergedInto, parentId } = place;
	const found = await reader
		.select({ id, pcode, name, level, kind, group, laterKinds, laterParents, mergedInto, parentId })
		.from(place)
		.where(eq(place.planId, planId))
		.orderBy(asc(level), asc(pcode));
	const aliases = Map.groupBy(
		await reader
			.select({ id: placeAlias.placeId, name: placeAlias.name })
			.from(placeAlias)
			.innerJoin(place, eq(place.id, placeAlias.placeId))
			.where(eq(place.planId, planId)),
		(alias) => alias.id,
	);
	const byId = new Map(found.map((one) => [one.id, one]));
	return found.flatMap(({ level: at, ...one }) => {
		const parent = byId.get(one.parentId ?? 0);
		if (!isLevel(at)) return [];
		return {
			...{ pcode: one.pcode, name: one.name, level: at, kind: one.kind, group: one.group },
			...{ laterKinds: one.laterKinds, laterParents: one.laterParents, mergedInto: one.mergedInto },
			parent: parent ? { pcode: parent.pcode, name: parent.name } : null,
			aliases: (aliases.get(one.id) ?? []).map((alias) => alias.name).sort(),
		};
	});
}
