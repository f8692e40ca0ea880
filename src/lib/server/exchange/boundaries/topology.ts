/** Shapes as one topology: borders are shared, simplified once for both neighbours, and rounded to a grid. */
import { quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Level } from '#lib/places/place.ts';
import type { GivenText } from '#lib/plan/text.ts';
import type { Shape } from './agree.ts';
import { LEAST_AREA } from './rings.ts';

/** What the one object of a stored topology says of itself. */
export interface LayerProperties {
	readonly level: Level;
	readonly source: string | null;
	readonly disclaimer: GivenText | null;
}

export type LayerTopology = Topology<{ shapes: GeometryCollection }>;

/** Corners that stand out less than this part of the whole width are left out: half a pixel of a large screen. */
export const DETAIL = 1 / 2500;
/** Points of the grid in each direction: a fifth of the finest detail. */
const GRID = 12_500;

export function buildTopology(shapes: readonly Shape[], properties: LayerProperties): LayerTopology {
	const exact = presimplify(topology({ shapes: collection(shapes) }) as LayerTopology);
	const [west = 0, south = 0, east = 0, north = 0] = exact.bbox ?? [];
	const size = Math.max(east - west, north - south);
	let least = (size * DETAIL) ** 2 / 2;
	let simple = simplified(exact, least);
	// A shape smaller than the detail would vanish with it.
	while (simple.objects.shapes.geometries.length < shapes.length && least > LEAST_AREA) {
		least /= 4;
		simple = simplified(exact, least);
	}
	const { geometries } = simple.objects.shapes;
	const labelled: GeometryCollection = {
		type: 'GeometryCollection',
		properties: { ...properties },
		geometries,
	};
	return quantize({ ...simple, objects: { shapes: labelled } }, GRID);
}

/** Without corners that span less than an area (square degrees), and without the rings that vanish so. */
function simplified(exact: LayerTopology, least: number): LayerTopology {
	const simple = simplify(exact, least);
	return filter(simple, filterWeight(simple, LEAST_AREA)) as LayerTopology;
}

function collection(shapes: readonly Shape[]): GeoJSON.FeatureCollection {
	return {
		type: 'FeatureCollection',
		features: shapes.map(({ code, polygons }) => ({
			type: 'Feature',
			id: code,
			properties: null,
			geometry: {
				type: 'MultiPolygon',
				coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))),
			},
		})),
	};
}
