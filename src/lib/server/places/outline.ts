/** Outlines that the project ships, for plans without boundaries of their own. */
import type { PlaceTopology } from '#lib/places/geometry.ts';
import { Around, type AroundTopology } from '#lib/places/around.ts';
import { surroundedCountry } from '#lib/places/surroundings.ts';
import type { DrawnPlace, WidePlace } from '#lib/server/places/queries/geometry.ts';
import { AROUND } from '#lib/places/surroundings/lb.ts';
import { OUTLINE } from './outlines/lb.ts';

/** The outline of the plan's country, with the lines of its governorates. Undefined when the project ships none that fits. */
export function outlineFor(places: readonly DrawnPlace[]): PlaceTopology | undefined {
	return surroundedCountry(places) ? (JSON.parse(OUTLINE) as PlaceTopology) : undefined;
}

export const AROUND_SOURCE = 'Natural Earth';

/** What lies around the plan's country; null when the project ships nothing of it. */
export function aroundFor(places: readonly WidePlace[]): Around | null {
	const country = surroundedCountry(places);
	return country ? new Around(country, JSON.parse(AROUND) as AroundTopology) : null;
}
