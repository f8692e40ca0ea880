import type { Position } from './rings.ts';

/** West, south, east, north, in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** The smallest box around positions; undefined when there are none. */
export function boxOf(positions: Iterable<Position>): Box | undefined {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [lon, lat] of positions) {
		west = Math.min(west, lon);
		east = Math.max(east, lon);
		south = Math.min(south, lat);
		north = Math.max(north, lat);
	}
	return west > east ? undefined : [west, south, east, north];
}

/** The same with half its size added on every side, half a degree at least. */
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
