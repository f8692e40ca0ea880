import { error } from '@sveltejs/kit';
import { rolesOf } from '#lib/domain/grant.ts';
import { may } from '#lib/domain/permission.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/db.ts';
import { listPlans } from '#lib/server/queries/plans.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, route }) => {
	if (!may(rolesOf(locals.viewer), route.id)) error(404, { message: m.error_no_page() });
	return { plans: await snapshot(locals.db, listPlans) };
};
