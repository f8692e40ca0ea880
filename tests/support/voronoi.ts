/** A country that is not there: cells of a Voronoi diagram as municipalities, so that tests need nobody's boundaries. */
import { Delaunay } from 'd3-delaunay';
import type { Feature, FeatureCollection, Polygon } from 'geojson';

export interface Cell {
	readonly code: string;
	readonly name: string;
	readonly lon: number;
	readonly lat: number;
}

/** Where the country lies: west, south, east, north. */
export const BOX = [35.1, 33.05, 36.6, 34.7] as const;

/** Points spread evenly, the same ones each time. */
export function cells(count: number): Cell[] {
	const [west, south, east, north] = BOX;
	return Array.from({ length: count }, (_, i) => ({
		code: `ZZ11${String(i).padStart(4, '0')}`,
		name: `Municipality ${i}`,
		// The plastic number's sequence: no two points come close.
		lon: west + (east - west) * ((0.5 + i * 0.7548776662466927) % 1),
		lat: south + (north - south) * ((0.5 + i * 0.5698402909980532) % 1),
	}));
}

/**
 * A shape around each point; neighbours share their border to the last digit.
 * @param level of the places, whose property names the shapes bear
 */
export function shapesOf(points: readonly Cell[], level = 3): FeatureCollection<Polygon> {
	const [west, south, east, north] = BOX;
	const diagram = Delaunay.from(
		points,
		({ lon }) => lon,
		({ lat }) => lat,
	).voronoi([west, south, east, north]);
	const features = points.map(({ code, name }, i): Feature<Polygon> => {
		const ring = [...diagram.cellPolygon(i)].map(([lon, lat]) => [lon, lat]);
		return {
			type: 'Feature',
			properties: { [`ADM${level}_PCODE`]: code, [`ADM${level}_EN`]: name },
			geometry: { type: 'Polygon', coordinates: [ring] },
		};
	});
	return { type: 'FeatureCollection', features };
}
