/** What lies around a place. */
import { neighbors } from 'topojson-client';
import type { PlaceLabel } from '#lib/places/label.ts';
import type { ShapeProperties } from '#lib/places/geometry.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { labelOfPlace, listPlaces, NEWEST, type PlaceNode } from '#lib/server/places/queries/placeLabels.ts';
import { getShapes, listDrawnLevels } from './geometry.ts';

export interface Neighbours {
	/** By P-code where borders are known, else nearest first. */
	readonly places: readonly PlaceLabel[];
	/** They share a border with it; false: their points lie nearest. */
	readonly border: boolean;
}

/** How many are near where no border says so. */
const NEAREST = 6;

/**
 * The places of the same level that border on a place, by the shapes of the plan; where it has none, those whose points
 * lie nearest. None for a country, and for a place that has neither shape nor position.
 */
export async function listNeighbours(reader: Reader, planId: number, id: number): Promise<Neighbours> {
	const tree = await listPlaces(reader, planId, NEWEST);
	const place = tree.get(id);
	if (!place || place.level === 0) return { places: [], border: false };
	const others = [...tree.values()].filter((one) => one.level === place.level && one.id !== id);
	const codes = await bordering(reader, planId, place);
	if (codes) {
		const found = others.filter(({ pcode }) => codes.has(pcode));
		return { places: found.map((one) => labelOfPlace(one, tree)), border: true };
	}
	const near = others
		.map((one) => ({ one, far: distance(place, one) }))
		.filter(({ far }) => far < Infinity)
		.sort((a, b) => a.far - b.far)
		.slice(0, NEAREST);
	return { places: near.map(({ one }) => labelOfPlace(one, tree)), border: false };
}

/** P-codes of the places that share a border; undefined when the place has no shape. */
async function bordering(
	reader: Reader,
	planId: number,
	{ level, pcode }: PlaceNode,
): Promise<Set<string> | undefined> {
	if (!(await listDrawnLevels(reader, planId)).includes(level)) return undefined;
	const { topology } = await getShapes(reader, planId, level);
	const shapes = topology?.objects.shapes.geometries ?? [];
	const placeOf = (index: number): string | undefined => {
		const properties: ShapeProperties | object | undefined = shapes[index]?.properties;
		return properties && 'place' in properties ? properties.place : undefined;
	};
	const own = shapes.flatMap((_, index) => (placeOf(index) === pcode ? [index] : []));
	if (own.length === 0) return undefined;
	const around = neighbors(shapes);
	const found = own.flatMap((index) => (around[index] ?? []).flatMap((other) => placeOf(other) ?? []));
	return new Set(found.filter((code) => code !== pcode));
}

/** Orders by distance; close enough to a plane within a country. Infinity where a position is unknown. */
function distance(a: PlaceNode, b: PlaceNode): number {
	if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return Infinity;
	const narrowing = Math.cos((a.lat * Math.PI) / 180);
	return Math.hypot(a.lat - b.lat, (a.lon - b.lon) * narrowing);
}
