import { snapshot } from '#lib/server/database/driver.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { readPublishedSent } from '#lib/server/referral/publishedSent.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		return { quarter, sent: await readPublishedSent(reader, quarter.scope, quarter.period) };
	});
