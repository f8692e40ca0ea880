import { geoIdentity, geoPath } from 'd3-geo';
import type { Feature, MultiPolygon, Position } from 'geojson';
import { feature, merge, quantize } from 'topojson-client';
import { topology as topologyOf } from 'topojson-server';
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify';
import type { MultiPolygon as Land, Polygon, Topology } from 'topojson-specification';
import type { AroundTopology } from '#lib/places/around.ts';
import { SURROUNDINGS } from '#lib/places/surroundings.ts';
import type { Countries } from './atlas.ts';

const [WEST, SOUTH, EAST, NORTH] = SURROUNDINGS.LB.reach;
/** Square degrees, of a corner that is left out and of an island: a pixel of a map of the whole country. */
const LEAST = 1.5e-5;
const SMALLEST = 2e-3;
/** Points of the grid in each direction: some 200 m. */
const GRID = 4000;
/** Degrees from the country at which half of the detail is enough. */
const FAR = 0.2;

/**
 * All land around a country, the country itself left out. One area: where the neighbours end among themselves is not
 * for a map of this country to say, and partly disputed.
 */
export function surroundingsOf(countries: Countries, numeric: string): AroundTopology {
	const others = countries.objects.countries.geometries.filter(
		(one): one is Polygon | Land =>
			(one.type === 'Polygon' || one.type === 'MultiPolygon') && one.id !== numeric,
	);
	const near = others.filter((one) => {
		const text = geoPath(
			geoIdentity().clipExtent([
				[WEST, SOUTH],
				[EAST, NORTH],
			]),
		)(feature(countries, one));
		return text !== null;
	});
	const land = clipped(merge(countries, near));
	const exact = presimplify(topologyOf({ land }) as Topology<{ land: Land }>);
	const country = feature(countries, countries.objects.countries).features.find(({ id }) => id === numeric);
	if (!country) throw new Error(`the atlas has no country ${numeric}`);
	const simple = simplify(coarser(exact, geoBox(country)), LEAST);
	return quantize(filter(simple, filterWeight(simple, SMALLEST)) as AroundTopology, GRID);
}

/** With corners that weigh the less the farther they lie from a box: whoever looks so far looks from above. */
function coarser<T extends Topology>(exact: T, [west, south, east, north]: readonly number[]): T {
	const [w, s, e, n] = [west ?? 0, south ?? 0, east ?? 0, north ?? 0];
	const arcs = exact.arcs.map((arc) =>
		arc.map(([x = 0, y = 0, weight = 0]) => {
			const far = Math.hypot(Math.max(0, w - x, x - e), Math.max(0, s - y, y - n));
			return [x, y, weight / (1 + (far / FAR) ** 2)];
		}),
	);
	return { ...exact, arcs };
}

function geoBox(country: Feature): readonly number[] {
	return geoPath(geoIdentity()).bounds(country).flat();
}

function clipped(land: MultiPolygon): MultiPolygon {
	const rings: Position[][] = [];
	geoPath(
		geoIdentity().clipExtent([
			[WEST, SOUTH],
			[EAST, NORTH],
		]),
		{
			beginPath: () => undefined,
			moveTo: (x: number, y: number) => rings.push([[x, y]]),
			lineTo: (x: number, y: number) => rings.at(-1)?.push([x, y]),
			closePath: () => {
				const [first] = rings.at(-1) ?? [];
				if (first) rings.at(-1)?.push([...first]);
			},
			arc: () => undefined,
		},
	)(land);
	return { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) };
}
