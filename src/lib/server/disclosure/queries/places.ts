/** A plan's places, as the tables and their closed list ask for them. Source: docs/rules.md, Small counts. */
import type { ListedPlace } from '#lib/disclosure/guard.ts';
import type { PlacesTree } from '#lib/disclosure/tables/atom.ts';
import { holdsPeople, PLACE_UNKNOWN } from '#lib/places/place.ts';
import type { PlaceTree } from '#lib/server/places/queries/placeLabels.ts';

function countryOf(places: PlaceTree): number {
	const [country] = [...places.values()].filter(({ level }) => level === 0);
	if (!country) throw new RangeError('no country');
	return country.id;
}

/** By identifier, with one for what names no place. */
export function placesTree(places: PlaceTree): Map<number, PlacesTree> {
	const country = countryOf(places);
	const unknown = { level: 0, parent: country, sensitive: false, apart: true } as const;
	return new Map([
		[PLACE_UNKNOWN, unknown],
		...[...places].map(([id, { level, kind, parent_id }]): [number, PlacesTree] => [
			id,
			{
				level,
				parent: id === country ? null : (parent_id ?? country),
				sensitive: false,
				...(level < 3 || !holdsPeople(kind) ? { apart: true } : {}),
			},
		]),
	]);
}

/** By P-code. */
export function listedPlaces(tree: PlaceTree): Map<string, ListedPlace> {
	return new Map(
		[...tree.values()].map(({ pcode, level, kind, parent_id }) => [
			pcode,
			{ pcode, level, parent: tree.get(parent_id ?? 0)?.pcode ?? null, isUnion: kind === 'union' },
		]),
	);
}
