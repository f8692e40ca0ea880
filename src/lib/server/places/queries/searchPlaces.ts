import type { PlaceLabel } from '#lib/places/label.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { findPlaces, indexPlaces, type PlaceIndex } from '#lib/places/placeSearch.ts';
import { keptForVersion } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { labelOfPlace, listPlaces } from './placeLabels.ts';

export interface PlaceFound extends PlaceLabel {
	/** 0 to 1: 1 is one of its names letter by letter; below 0.8 it is only spelled alike. */
	readonly score: number;
	/** Those that it lies in, to tell namesakes apart; null at their own level and above. */
	readonly district: PlaceLabel | null;
	readonly governorate: PlaceLabel | null;
}

/**
 * Places of the plan by any spelling of their names and aliases, in Latin or Arabic letters, best first; equally good
 * ones from municipalities up, then by P-code. Any text is safe; nothing near: none.
 */
export async function searchPlaces(
	reader: Reader,
	scope: Scope,
	text: string,
	limit: number,
): Promise<PlaceFound[]> {
	const { id, dataVersion, changedAt } = scope.plan;
	const index = await placeIndex(reader, `${dataVersion} ${changedAt}`, id);
	const found = findPlaces(index, text, limit);
	if (found.length === 0) return [];
	const tree = await listPlaces(reader, id);
	const label = (place: number | null) => {
		const node = tree.get(place ?? 0);
		return node ? labelOfPlace(node, tree) : null;
	};
	return found.flatMap(({ id, score }) => {
		const node = tree.get(id);
		if (!node) return [];
		const { level, governorate_id, district_id } = node;
		return {
			...labelOfPlace(node, tree),
			score,
			district: level > 2 ? label(district_id) : null,
			governorate: level > 1 ? label(governorate_id) : null,
		};
	});
}

const placeIndex = keptForVersion(makeIndex);

async function makeIndex(reader: Reader, planId: number): Promise<PlaceIndex> {
	const aliases = Map.groupBy(
		await rows<{ place_id: number; name: string }>(
			reader,
			`select a.place_id, a.name from place p join place_alias a on a.place_id = p.id
			where p.plan_id = @planId`,
			{ planId },
		),
		({ place_id }) => place_id,
	);
	const tree = await listPlaces(reader, planId);
	return indexPlaces(
		[...tree.values()].map(({ id, level, name, governorate_id, district_id }) => ({
			id,
			level,
			names: [...Object.values(name), ...(aliases.get(id) ?? []).map(({ name }) => name)],
			within: [governorate_id, district_id].filter((area) => area !== null && area !== id) as number[],
		})),
	);
}
