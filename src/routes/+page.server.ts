import { error } from '@sveltejs/kit';
import { rolesOf } from '#lib/access/grant.ts';
import { may } from '#lib/access/permission.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, route }) => {
	if (!may(rolesOf(locals.viewer), route.id)) error(404, { message: m.error_no_page() });
	return { plans: await snapshot(locals.db, listPlans) };
};
