import { snapshot } from '#lib/server/db.ts';
import { openQuarter } from '#lib/server/pages/quarter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => ({ quarter: await openQuarter(event, reader) }));
