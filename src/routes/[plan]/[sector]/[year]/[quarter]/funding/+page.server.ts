import { snapshot } from '#lib/server/db.ts';
import { readFunding } from '#lib/server/pages/funding.ts';
import { openFigures } from '#lib/server/pages/quarter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		return { quarter, ...(await readFunding(reader, quarter)) };
	});
