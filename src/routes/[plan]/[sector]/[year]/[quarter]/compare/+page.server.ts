import { snapshot } from '#lib/server/database/driver.ts';
import { readCompared } from '#lib/server/figures/compare.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		return { quarter, compared: await readCompared(reader, quarter, event.url) };
	});
