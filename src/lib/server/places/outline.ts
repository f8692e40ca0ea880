/** Outlines that the project ships, for plans without boundaries of their own. */
import type { PlaceTopology } from '#lib/places/geometry.ts';
import type { DrawnPlace } from '#lib/server/places/queries/geometry.ts';
import { LEBANON } from './lebanon.ts';

/**
 * The outline of the plan's country: its P-code is the country's code by ISO 3166-1, and its point, where it has one,
 * lies within. Undefined when the project ships none that fits.
 */
export function outlineFor(places: readonly DrawnPlace[]): PlaceTopology | undefined {
	const country = places.find(({ level }) => level === 0);
	const outline = JSON.parse(LEBANON) as PlaceTopology;
	const [shape] = outline.objects.shapes.geometries;
	const [west = 0, south = 0, east = 0, north = 0] = outline.bbox ?? [];
	if (!country || country.pcode !== shape?.id) return undefined;
	const { lat, lon } = country;
	if (lat === null || lon === null) return outline;
	return lon >= west && lon <= east && lat >= south && lat <= north ? outline : undefined;
}
