import { redirect } from '@sveltejs/kit';
import { planAddress, sectorAddress } from '#lib/i18n/address.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { absent, assertMay } from '#lib/server/http/allow.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { listPlansWithServices } from '#lib/server/service/queries/plansWith.ts';
import { listPublishedWaves } from '#lib/server/survey/queries/surveys.ts';
import type { PageServerLoad } from './$types';

/** A plan of one sector is that sector; of several, a list to choose from. */
export const load: PageServerLoad = async (event) => {
	assertMay(event);
	const [plans, waves, withServices] = await snapshot(
		event.locals.db,
		async (reader) =>
			[
				await listPlans(reader),
				await listPublishedWaves(reader, event.params.plan),
				await listPlansWithServices(reader),
			] as const,
	);
	const found = plans.find(({ plan }) => plan.code === event.params.plan) ?? noPlan(plans);
	const [first, ...others] = found.sectors;
	if (first && others.length === 0) redirect(307, sectorAddress(found.plan.code, first.code));
	return {
		plan: found.plan,
		sectors: found.sectors,
		hasSurveys: waves.length > 0,
		hasServices: withServices.has(found.plan.code),
	};
};

/** Throws 404 with the plans that there are. */
function noPlan(plans: Awaited<ReturnType<typeof listPlans>>): never {
	const links = plans.map(({ plan }) => ({ href: planAddress(plan.code), label: plain(plan.name) }));
	absent(m.error_no_page(), links.length > 0 ? links : undefined);
}
