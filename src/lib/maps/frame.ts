/** The plane of a map: Mercator, as all web maps have it, scaled to a drawing of whole units. */

import type { Box } from '#lib/places/geometry.ts';

export interface Frame {
	readonly box: Box;
	/** Of the drawing, in its own units. */
	readonly width: number;
	readonly height: number;
	x(longitude: number): number;
	y(latitude: number): number;
}

const RADIANS = Math.PI / 180;
/** Where a web map ends: the poles lie infinitely far away. */
const LAST_LATITUDE = 85.0511;
/** Room around what is drawn, of its longer side: circles stand at its edge. */
const MARGIN = 0.03;
/** Degrees around a single point: a town and what lies near. */
const LEAST_SIZE = 0.1;

/** Degrees northwards on the plane, in which they are as long as those eastwards. */
function northing(latitude: number): number {
	const held = Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, latitude));
	return Math.log(Math.tan(Math.PI / 4 + (held * RADIANS) / 2)) / RADIANS;
}

function latitudeAt(north: number): number {
	return (2 * Math.atan(Math.exp(north * RADIANS))) / RADIANS - 90;
}

/**
 * A frame around a box.
 * @param longest the longer side of the drawing
 */
export function frameOf([west, south, east, north]: Box, longest: number): Frame {
	const [bottom, top] = [northing(south), northing(north)];
	const margin = Math.max(LEAST_SIZE, east - west, top - bottom) * MARGIN;
	const around = (size: number) => margin + Math.max(0, LEAST_SIZE - size) / 2;
	const [left, upper] = [west - around(east - west), top + around(top - bottom)];
	const [wide, high] = [east + around(east - west) - left, upper - bottom + around(top - bottom)];
	const scale = longest / Math.max(wide, high);
	return {
		box: [left, latitudeAt(upper - high), left + wide, latitudeAt(upper)],
		width: Math.round(wide * scale),
		height: Math.round(high * scale),
		x: (longitude) => (longitude - left) * scale,
		y: (latitude) => (upper - northing(latitude)) * scale,
	};
}
