import { redirect } from '@sveltejs/kit';
import { addressOf } from '#lib/i18n/address.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { listShownPeriods, openScope, todayIn } from '#lib/server/plan/openQuarter.ts';
import type { PageServerLoad } from './$types';

/** The newest quarter with figures; without any, the newest that has opened; a plan without quarters says so. */
export const load: PageServerLoad = async (event) => {
	const { scope, periods } = await snapshot(event.locals.db, async (reader) => {
		const scope = await openScope(event, reader);
		return { scope, periods: await listShownPeriods(event, reader, scope) };
	});
	const today = todayIn(event, scope);
	const newest =
		periods.findLast(({ hasFigures }) => hasFigures) ??
		periods.findLast(({ opens }) => opens <= today) ??
		periods[0];
	if (newest) redirect(307, addressOf(scope, newest));
	return { scope };
};
