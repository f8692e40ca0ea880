import { snapshot } from '#lib/server/db.ts';
import { readCompared } from '#lib/server/pages/compare.ts';
import { openFigures } from '#lib/server/pages/quarter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		return { quarter, compared: await readCompared(reader, quarter, event.url) };
	});
