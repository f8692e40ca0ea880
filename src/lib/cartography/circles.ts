/** Circles whose area is the figure. */
import { roundest } from './choropleth.ts';

/** Below this a circle is a dot that nobody sees; only a reported figure above 0 is drawn so. */
const LEAST_RADIUS = 2;

/**
 * Radius by area: four times the figure is twice the radius. 0 has no area, so no radius: what reported 0 is marked
 * otherwise.
 * @param largest the figure whose circle has the radius `full`
 */
export function radiusOf(value: number, largest: number, full: number): number {
	if (value <= 0 || largest <= 0) return 0;
	return Math.max(LEAST_RADIUS, full * Math.sqrt(value / largest));
}

/**
 * Up to three round figures whose circles explain all others, large to small.
 * @param whole the unit has no fractions
 */
export function circleKey(largest: number, whole: boolean): number[] {
	if (largest <= 0) return [];
	const key = [1, 4, 16].map((part) => {
		const value = roundest(largest / part / 2, largest / part);
		return whole ? Math.max(1, value) : value;
	});
	return [...new Set(key)];
}
