import { snapshot } from '#lib/server/database/driver.ts';
import { readFunding } from '#lib/server/funding/funding.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		return { quarter, asked: event.url.searchParams.get('part'), ...(await readFunding(reader, quarter)) };
	});
