import { snapshot } from '#lib/server/database/driver.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { readPlace } from '#lib/server/figures/place.ts';
import { unfollowed } from '#lib/server/http/unfollowed.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { searchPlaces } from '#lib/server/places/queries/searchPlaces.ts';
import type { PageServerLoad } from './$types';

/** As many as a person looks through. */
const MOST = 8;

/** The place that is looked at, and those that a name means. */
export const load: PageServerLoad = async (event) => {
	const pcode = event.url.searchParams.get('place');
	const asked = event.url.searchParams.get('find')?.trim() || undefined;
	if (!pcode && asked === undefined) return { place: null, asked, found: [] };
	const window = readWindow(event.url);
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(unfollowed(event), reader);
		return {
			place: pcode ? await readPlace(reader, quarter, pcode, window) : null,
			asked,
			found: asked === undefined ? [] : await searchPlaces(reader, quarter.scope, asked, MOST),
		};
	});
};
