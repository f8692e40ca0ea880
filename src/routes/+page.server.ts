import { snapshot } from '#lib/server/database/driver.ts';
import { assertMay } from '#lib/server/http/allow.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	assertMay(event);
	return { plans: await snapshot(event.locals.db, listPlans) };
};
