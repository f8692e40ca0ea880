import type { Box } from '#lib/places/geometry.ts';
import type { Position } from './crossing.ts';

/** A box with half its size added on every side, half a degree at least. */
export function widened([west, south, east, north]: Box): Box {
	const x = Math.max(0.5, (east - west) / 2);
	const y = Math.max(0.5, (north - south) / 2);
	return [west - x, south - y, east + x, north + y];
}

export function middleOf([west, south, east, north]: Box): Position {
	return [(west + east) / 2, (south + north) / 2];
}

export function isIn([lon, lat]: Position, [west, south, east, north]: Box): boolean {
	return lon >= west && lon <= east && lat >= south && lat <= north;
}

export function boxWords([west, south, east, north]: Box): string {
	const degrees = (one: number) => `${one.toFixed(1)}°`;
	return `${degrees(west)} and ${degrees(east)} east, ${degrees(south)} and ${degrees(north)} north`;
}
