/** Shapes of places as path data. */
import { geoPath, geoTransform } from 'd3-geo';
import type { Feature, Geometry } from 'geojson';
import { feature, merge } from 'topojson-client';
import type { PlaceTopology, ShapeProperties } from '#lib/places/geometry.ts';
import type { Drawing } from './drawing.ts';
import type { Frame } from './frame.ts';
import { PathText } from './pathText.ts';

/**
 * Draws on the plane, so it does not matter which way round rings run. A place of several shapes is one area without
 * borders inside.
 */
export function draw(topology: PlaceTopology, frame: Frame): Drawing {
	const text = new PathText();
	const onPlane = geoTransform({
		point(longitude, latitude) {
			this.stream.point(frame.x(longitude), frame.y(latitude));
		},
	});
	const path = geoPath(onPlane, text);
	const write = (shape: Geometry | Feature) => {
		path(shape);
		return text.take();
	};
	const { geometries } = topology.objects.shapes;
	const byPlace = Map.groupBy(geometries, placeOf);
	const drawing = { ground: '', areas: [] as { place: string; path: string }[] };
	for (const [place, shapes] of byPlace) {
		const paths = () => shapes.map((one) => write(feature(topology, one) as Feature)).join('');
		if (place === undefined) {
			drawing.ground = paths();
			continue;
		}
		const areas = shapes.filter((one) => one.type === 'Polygon' || one.type === 'MultiPolygon');
		drawing.areas.push({ place, path: shapes.length > 1 ? write(merge(topology, areas)) : paths() });
	}
	return drawing;
}

function placeOf({ properties }: { properties?: ShapeProperties | object }): string | undefined {
	return properties && 'place' in properties ? properties.place : undefined;
}
