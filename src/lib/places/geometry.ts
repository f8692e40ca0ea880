/** Shapes of places, as they travel from the database to a map. */
import type { GeometryCollection, MultiLineString, Topology } from 'topojson-specification';
import type { Localised } from '#lib/plan/text.ts';
import type { Level } from './place.ts';

/**
 * TopoJSON; the identifier of each shape is the code that its boundaries came with. Lines are where governorates meet,
 * for the eye: absent where the shapes are governorates themselves, or tell nothing of them.
 */
export type PlaceTopology = Topology<{
	shapes: GeometryCollection<ShapeProperties>;
	lines?: MultiLineString;
}>;

export interface ShapeProperties {
	/** P-code of the place that the shape draws; absent: none of the plan's, the shape is background. */
	readonly place?: string;
}

/**
 * The shapes of one level. A page names them by level and version; a browser that has none of them yet fetches them
 * under that name, so that they are sent once.
 */
export class Shapes {
	readonly level: Level;
	/** Another one whenever a shape, or the place that it draws, is another. */
	readonly version: string;
	/** Null where only the name has travelled. */
	readonly topology: PlaceTopology | null;

	constructor(level: Level, version: string, topology: PlaceTopology | null) {
		this.level = level;
		this.version = version;
		this.topology = topology;
	}

	/** Where they lie; undefined when there are none, or only their name is here. */
	get box(): Box | undefined {
		const [west, south, east, north] = this.topology?.bbox ?? [];
		if (west === undefined || south === undefined || east === undefined || north === undefined)
			return undefined;
		return [west, south, east, north];
	}
}

/** Who made boundaries, and what is to be said beside them. */
export interface Credit {
	readonly source: string | null;
	readonly disclaimer: Localised | null;
}

export interface Point {
	readonly lat: number | null;
	readonly lon: number | null;
}

/** West, south, east, north, in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** The smallest box around points and boxes; undefined when there is nothing. */
export function boxAround(points: Iterable<Point>, ...boxes: readonly (Box | undefined)[]): Box | undefined {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	const add = (lon: number, lat: number) => {
		west = Math.min(west, lon);
		east = Math.max(east, lon);
		south = Math.min(south, lat);
		north = Math.max(north, lat);
	};
	for (const { lat, lon } of points) if (lat !== null && lon !== null) add(lon, lat);
	for (const box of boxes) {
		if (!box) continue;
		add(box[0], box[1]);
		add(box[2], box[3]);
	}
	return west > east ? undefined : [west, south, east, north];
}
