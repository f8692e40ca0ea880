import { error, redirect } from '@sveltejs/kit';
import { rolesOf } from '#lib/access/grant.ts';
import { may } from '#lib/access/permission.ts';
import { planAddress, sectorAddress } from '#lib/i18n/address.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import type { PageServerLoad } from './$types';

/** A plan of one sector is that sector; of several, a list to choose from. */
export const load: PageServerLoad = async ({ locals, params, route }) => {
	const plans = await snapshot(locals.db, listPlans);
	const found = may(rolesOf(locals.viewer), route.id)
		? plans.find(({ plan }) => plan.code === params.plan)
		: undefined;
	if (!found) {
		const links = plans.map(({ plan }) => ({ href: planAddress(plan.code), label: plain(plan.name) }));
		error(404, { message: m.error_no_page(), links: links.length > 0 ? links : undefined });
	}
	const [first, ...others] = found.sectors;
	if (first && others.length === 0) redirect(307, sectorAddress(found.plan.code, first.code));
	return { plan: found.plan, sectors: found.sectors };
};
