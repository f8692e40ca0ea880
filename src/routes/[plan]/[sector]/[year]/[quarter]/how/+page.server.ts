import { snapshot } from '#lib/server/database/driver.ts';
import { openQuarter } from '#lib/server/plan/openQuarter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => ({ quarter: await openQuarter(event, reader) }));
