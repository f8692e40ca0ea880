/** The geometry of a shape, read and checked: closed rings of positions in degrees. */
import { isObject } from './collect.ts';
import { TooIntricate, type Position, type Ring } from './crossing.ts';
import { untangled, widthOf } from './untangle.ts';

export interface DrawnArea {
	/** Polygons of one outer ring, counter-clockwise, and holes, clockwise (RFC 7946). */
	readonly polygons: readonly (readonly Ring[])[];
	/** Rings that ran the other way round in the file. */
	readonly turned: number;
	/** Small loops or rings were taken away. */
	readonly cleaned: boolean;
}

/** What is wrong with a shape: short name, and the words after "shape 12 (35237): ". */
export interface Fault {
	readonly kind: string;
	readonly message: string;
}

const POSITIONS_OF_A_RING = 4;
/** Square degrees: less than a hundredth of a square metre is a line. */
export const LEAST_AREA = 1e-12;

/**
 * The area that a geometry draws, or everything that is wrong with it.
 * @param least degrees: loops and empty rings that reach no farther are taken away
 */
export function readArea(geometry: unknown, least = 0): DrawnArea | Fault[] {
	const area = readDrawn(geometry);
	if (!('polygons' in area)) return area;
	const polygons = withoutEmpty(area.polygons, least);
	const faults = [...new Set(polygons.flat().flatMap(faultsOfRing))];
	if (faults.length > 0) return faults.map((kind) => ({ kind, message: RING_FAULTS[kind] }));
	const clean: (readonly Ring[])[] = [];
	for (const rings of polygons) {
		const without = clear(rings, least);
		if ('kind' in without) return [without];
		clean.push(without);
	}
	const whole = withoutEmpty(clean, least);
	const count = (all: readonly (readonly Ring[])[]) => all.flat(2).length;
	return { ...rewind(whole), cleaned: count(whole) !== count(area.polygons) };
}

function clear(rings: readonly Ring[], least: number): readonly Ring[] | Fault {
	try {
		const clean = untangled(rings, least);
		if (!('edges' in clean)) return clean;
		const at = clean.at.map((degrees) => degrees.toFixed(5)).join(', ');
		const message = `crosses its own outline at ${at} (lon, lat): repair it, with mapshaper by "-clean".`;
		return { kind: 'self-crossing', message };
	} catch (error) {
		if (!(error instanceof TooIntricate)) throw error;
		return { kind: 'too intricate', message: 'has too many long edges side by side: simplify it first.' };
	}
}

/** Without rings that enclose nothing and are too small to be seen, as long as there are others. */
function withoutEmpty(polygons: readonly (readonly Ring[])[], least: number): readonly (readonly Ring[])[] {
	const isEmpty = (ring: Ring) =>
		widthOf(ring) <= least &&
		faultsOfRing(ring).some((kind) => kind === 'too few positions' || kind === 'no area');
	const whole = polygons
		.filter(([outer]) => outer !== undefined && !isEmpty(outer))
		.map((rings) => rings.filter((ring, i) => i === 0 || !isEmpty(ring)));
	return whole.length > 0 ? whole : polygons;
}

/**
 * The area of a shape that was checked before it was simplified. Only whether there is something to draw is asked:
 * corners that went away may have let two edges cross, or left a small ring without an area, and both draw well.
 */
export function readDrawn(geometry: unknown): DrawnArea | Fault[] {
	if (!isObject(geometry)) return [{ kind: 'empty', message: 'has no geometry: draw it or leave it out.' }];
	const { type, coordinates } = geometry;
	const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
	if (polygons === undefined) {
		const message = `is a ${String(type)}: boundaries are of type Polygon or MultiPolygon.`;
		return [{ kind: 'not an area', message }];
	}
	if (!isPolygons(polygons)) {
		return [{ kind: 'bad coordinates', message: 'has coordinates that are no rings of numbers.' }];
	}
	if (polygons.length === 0 || polygons.some((rings) => rings.length === 0)) {
		return [{ kind: 'empty', message: 'has no rings: draw it or leave it out.' }];
	}
	return { polygons, turned: 0, cleaned: false };
}

const RING_FAULTS = {
	'too few positions': `has a ring of fewer than ${POSITIONS_OF_A_RING} positions: it encloses nothing.`,
	'open ring': 'has a ring that does not end where it began: close it.',
	'no area': 'has a ring without an area: all of its positions lie on one line.',
	'not degrees':
		'has coordinates beyond 180° or 90°: they must be longitude and latitude (EPSG:4326), so reproject the file.',
} as const;

function faultsOfRing(ring: Ring): (keyof typeof RING_FAULTS)[] {
	if (ring.some(([lon, lat]) => Math.abs(lon) > 180 || Math.abs(lat) > 90)) return ['not degrees'];
	if (ring.length < POSITIONS_OF_A_RING) return ['too few positions'];
	const [first, last] = [ring[0], ring.at(-1)];
	if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return ['open ring'];
	return Math.abs(signedArea(ring)) < LEAST_AREA * 2 ? ['no area'] : [];
}

function isPolygons(value: unknown): value is Ring[][] {
	return Array.isArray(value) && value.every((rings) => Array.isArray(rings) && rings.every(isRing));
}

function isRing(value: unknown): value is Ring {
	return Array.isArray(value) && value.every(isPosition);
}

function isPosition(value: unknown): value is Position {
	return Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

/** Outer rings counter-clockwise, holes clockwise. Heights are dropped. */
function rewind(polygons: readonly (readonly Ring[])[]): Pick<DrawnArea, 'polygons' | 'turned'> {
	let turned = 0;
	const wound = polygons.map((rings) =>
		rings.map((ring, i): Ring => {
			const flat = ring.map(([lon, lat]): Position => [lon, lat]);
			if (signedArea(ring) > 0 === (i === 0)) return flat;
			turned++;
			return flat.toReversed();
		}),
	);
	return { polygons: wound, turned };
}

/** Twice the area in square degrees, above 0 when the ring runs counter-clockwise. */
function signedArea(ring: Ring): number {
	const [lon0, lat0] = ring[0] ?? [0, 0];
	let area = 0;
	for (const [i, [lon, lat]] of ring.entries()) {
		const [before, below] = ring[i - 1] ?? ring.at(-1) ?? [0, 0];
		area += (before - lon0) * (lat - lat0) - (lon - lon0) * (below - lat0);
	}
	return area;
}
