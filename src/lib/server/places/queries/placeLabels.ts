import type { PlaceLabel } from '#lib/places/label.ts';
import { isLevel, type Level, type PlaceKind } from '#lib/places/place.ts';
import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { keptAnswer } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

export interface PlaceNode {
	readonly id: number;
	readonly pcode: string;
	readonly name: Localised;
	readonly level: Level;
	readonly kind: PlaceKind | null;
	readonly parent_id: number | null;
	readonly governorate_id: number | null;
	readonly district_id: number | null;
	readonly lat: number | null;
	readonly lon: number | null;
	readonly population: number | null;
}

export type PlaceTree = ReadonlyMap<number, PlaceNode>;

/** Every place of a plan, by identifier and in the order of the P-codes. */
export const listPlaces = keptAnswer(readPlaces);

async function readPlaces(reader: Reader, planId: number): Promise<PlaceTree> {
	const found = await rows<Omit<PlaceNode, 'name'> & { name: StoredText }>(
		reader,
		`select id, pcode, name, level, kind, parent_id, governorate_id, district_id, lat, lon, population
		from place where plan_id = @planId order by pcode`,
		{ planId },
	);
	return new Map(
		found
			.filter(({ level }) => isLevel(level))
			.map((place) => [place.id, { ...place, name: readText(place.name) }]),
	);
}

/** The place of a level that a place is or lies in; undefined when it lies above that level, or is unknown. */
export function ancestorAt(tree: PlaceTree, id: number, level: Level): PlaceNode | undefined {
	const place = tree.get(id);
	if (!place || place.level < level) return undefined;
	if (place.level === level) return place;
	const ancestor = level === 1 ? place.governorate_id : level === 2 ? place.district_id : null;
	if (ancestor !== null) return tree.get(ancestor);
	return place.parent_id === null ? undefined : ancestorAt(tree, place.parent_id, level);
}

export function labelOfPlace(place: PlaceNode, tree: PlaceTree): PlaceLabel {
	const parent = place.parent_id === null ? undefined : tree.get(place.parent_id);
	return {
		id: place.id,
		pcode: place.pcode,
		name: place.name,
		level: place.level,
		kind: place.kind,
		parent: parent ? { pcode: parent.pcode, name: parent.name } : null,
		lat: place.lat,
		lon: place.lon,
		population: place.population,
	};
}

/** Whether a place is another one or lies below it. */
export function isWithin(id: number, above: number, tree: PlaceTree): boolean {
	let node = tree.get(id);
	while (node && node.id !== above) node = node.parent_id === null ? undefined : tree.get(node.parent_id);
	return node !== undefined;
}
