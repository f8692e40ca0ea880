/** Shapes of places, as they travel from the database to a map. */
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Level } from './place.ts';

/** TopoJSON with one object; the identifier of each geometry is the code that its boundaries came with. */
export type PlaceTopology = Topology<{ shapes: GeometryCollection<ShapeProperties> }>;

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
}
