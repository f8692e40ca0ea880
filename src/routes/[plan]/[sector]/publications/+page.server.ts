import { snapshot } from '#lib/server/database/driver.ts';
import { openScope } from '#lib/server/plan/openQuarter.ts';
import { listStanding } from '#lib/server/publication/queries/standing.ts';
import { listPlansWithServices } from '#lib/server/service/queries/plansWith.ts';
import type { PageServerLoad } from './$types';

/** What was published of a sector, newest first. */
export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const scope = await openScope(event, reader);
		const hasServices = (await listPlansWithServices(reader)).has(scope.plan.code);
		return { scope, hasServices, published: await listStanding(reader, scope.sector.id) };
	});
