import type { Quarter } from '#lib/plan/quarter.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listPlaces } from '#lib/server/places/queries/placeLabels.ts';

/** By P-code, that of the place in which a place lay in the quarter. */
export async function listParents(
	reader: Reader,
	planId: number,
	quarter: Quarter,
): Promise<Map<string, string>> {
	const places = await listPlaces(reader, planId, quarter);
	const country = [...places.values()].find(({ level }) => level === 0);
	return new Map(
		[...places.values()].flatMap(({ pcode, level, parent_id }): [string, string][] => {
			const parent = level === 0 ? undefined : (places.get(parent_id ?? 0) ?? country);
			return parent ? [[pcode, parent.pcode]] : [];
		}),
	);
}
