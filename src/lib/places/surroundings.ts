/** What lies around a country, for the eye of whoever looks at its map. */
import type { Localised } from '#lib/plan/text.ts';
import type { Box, Point } from './geometry.ts';
import type { Level } from './place.ts';

/** Countries that the project ships the outline and the surroundings of, by their P-codes. */
export type Surrounded = 'LB';

/** Somewhere on a map. */
export interface Spot {
	readonly lat: number;
	readonly lon: number;
}

/** A governorate, named for the eye. */
export interface Region extends Spot {
	readonly name: Localised;
}

/** Names that stand around a country: of the sea. What neighbours are called there is not for a map of results to decide. */
export type AroundName = 'mediterranean';

interface Surroundings {
	/** What a map of the country shows at least, so that there is room for the names. */
	readonly room: Box;
	/** How far land and sea are known: as far as a wide screen shows when the map is zoomed out. */
	readonly reach: Box;
	readonly names: readonly (Spot & { readonly name: AroundName })[];
}

export const SURROUNDINGS: Record<Surrounded, Surroundings> = {
	LB: {
		room: [35.02, 32.95, 36.68, 34.72],
		reach: [31, 30.5, 41, 37],
		names: [{ name: 'mediterranean', lat: 34.12, lon: 35.28 }],
	},
};

/**
 * The plan's country, where the project ships its outline: its P-code is the country's code by ISO 3166-1, and its
 * point, where it has one, lies there. Undefined: it is another one.
 */
export function surroundedCountry(
	places: readonly (Point & { readonly pcode: string; readonly level: Level })[],
): Surrounded | undefined {
	const country = places.find(({ level }) => level === 0);
	if (country?.pcode !== 'LB') return undefined;
	const { lat, lon } = country;
	if (lat === null || lon === null) return 'LB';
	const [west, south, east, north] = SURROUNDINGS.LB.room;
	return lon >= west && lon <= east && lat >= south && lat <= north ? 'LB' : undefined;
}
