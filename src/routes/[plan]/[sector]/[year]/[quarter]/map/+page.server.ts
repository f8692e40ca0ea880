import { snapshot } from '#lib/server/db.ts';
import { readWindow } from '#lib/server/pages/choice.ts';
import { readPlace } from '#lib/server/pages/place.ts';
import { openFigures } from '#lib/server/pages/quarter.ts';
import type { PageServerLoad } from './$types';

/** The place that is looked at. */
export const load: PageServerLoad = async (event) => {
	const pcode = event.url.searchParams.get('place');
	if (!pcode) return { place: null };
	const window = readWindow(event.url);
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		return { place: await readPlace(reader, quarter, pcode, window) };
	});
};
