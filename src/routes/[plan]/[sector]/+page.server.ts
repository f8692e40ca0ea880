import { redirect } from '@sveltejs/kit';
import { maySeeFigures } from '#lib/access/grant.ts';
import { addressOf } from '#lib/i18n/address.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { findFirstShown } from '#lib/server/figures/queries/landing.ts';
import { listShownPeriods, openScope, todayIn } from '#lib/server/plan/openQuarter.ts';
import type { PageServerLoad } from './$types';

/** The quarter that the plan shows first; a plan without quarters says so. */
export const load: PageServerLoad = async (event) => {
	const { scope, first } = await snapshot(event.locals.db, async (reader) => {
		const scope = await openScope(event, reader);
		const periods = await listShownPeriods(event, reader, scope);
		const published =
			!maySeeFigures(event.locals.viewer, scope.plan) && periods.findLast(({ hasFigures }) => hasFigures);
		const first = published || (await findFirstShown(reader, scope, periods, todayIn(event, scope)));
		return { scope, first };
	});
	if (first) redirect(307, addressOf(scope, first));
	return { scope };
};
