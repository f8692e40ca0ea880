import type { MultiLineString } from 'geojson';
import { feature, quantize } from 'topojson-client';
import { topology as topologyOf } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { MultiLineString as Lines, Topology } from 'topojson-specification';
import type { PlaceTopology } from '#lib/places/geometry.ts';
import { buildTopology } from '#lib/server/exchange/boundaries/topology.ts';
import { readArea } from '#lib/server/exchange/boundaries/rings.ts';
import type { Countries } from './atlas.ts';

/** Square degrees: a corner of a line that spans less is left out. It is for the eye, and drawn faintly. */
const LEAST = 1e-5;

/** A country as boundaries are stored, with the lines inside it that no place has a shape by. */
export function outlineOf(
	countries: Countries,
	numeric: string,
	code: string,
	inside: MultiLineString,
): PlaceTopology {
	const country = feature(countries, countries.objects.countries).features.find(({ id }) => id === numeric);
	const area = readArea(country?.geometry);
	if (!('polygons' in area)) throw new Error(area.map(({ message }) => message).join(' '));
	const shape = { ...area, code, file: 'world-atlas', number: 1, name: null };
	const outline = buildTopology([shape], { level: 0, source: 'Natural Earth', disclaimer: null });
	const { transform } = outline;
	if (!transform) throw new Error('an outline is stored on a grid');
	const simple = simplify(presimplify(topologyOf({ lines: inside }) as Topology<{ lines: Lines }>), LEAST);
	const lines = quantize(simple, transform);
	const before = outline.arcs.length;
	return {
		...outline,
		objects: {
			...outline.objects,
			lines: {
				type: 'MultiLineString',
				arcs: lines.objects.lines.arcs.map((line) =>
					line.map((arc) => (arc < 0 ? arc - before : arc + before)),
				),
			},
		},
		arcs: [...outline.arcs, ...lines.arcs],
	};
}
