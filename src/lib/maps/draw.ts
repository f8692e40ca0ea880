/** Shapes of places as path data. */
import { geoPath, geoTransform } from 'd3-geo';
import type { Feature, Geometry } from 'geojson';
import { feature, merge } from 'topojson-client';
import type { PlaceTopology, ShapeProperties } from '#lib/places/geometry.ts';
import type { AroundTopology } from '#lib/places/around.ts';
import type { Drawing } from './drawing.ts';
import type { Frame } from './frame.ts';
import { PathText } from './pathText.ts';

/**
 * Draws on the plane, so it does not matter which way round rings run. A place of several shapes is one area without
 * borders inside.
 */
export function draw(topology: PlaceTopology, frame: Frame): Drawing {
	const write = writer(frame);
	const { geometries } = topology.objects.shapes;
	const byPlace = Map.groupBy(geometries, placeOf);
	const { lines } = topology.objects;
	const drawing = {
		ground: '',
		areas: [] as { place: string; path: string }[],
		lines: lines ? write(feature(topology, lines)) : '',
	};
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

/** The land around a country, as path data. */
export function drawAround(topology: AroundTopology, frame: Frame): string {
	return writer(frame)(feature(topology, topology.objects.land));
}

function writer(frame: Frame): (shape: Geometry | Feature) => string {
	const text = new PathText();
	const onPlane = geoTransform({
		point(longitude, latitude) {
			this.stream.point(frame.x(longitude), frame.y(latitude));
		},
	});
	const path = geoPath(onPlane, text);
	return (shape) => {
		path(shape);
		return text.take();
	};
}

function placeOf({ properties }: { properties?: ShapeProperties | object }): string | undefined {
	return properties && 'place' in properties ? properties.place : undefined;
}
