import { snapshot } from '#lib/server/database/driver.ts';
import { listChanging } from '#lib/server/framework/queries/indicatorChoices.ts';
import { openQuarter } from '#lib/server/plan/openQuarter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const quarter = await openQuarter(event, reader);
		return { quarter, changing: await listChanging(reader, quarter.scope) };
	});
