import { mayAct, mayFound } from '#lib/access/grant.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import type { PageServerLoad } from './$types';

/** The plans in which whoever asks sets up something. */
export const load: PageServerLoad = async (event) => {
	const { grants } = viewerOf(event);
	const plans = await snapshot(event.locals.db, listPlans);
	const here = plans.filter(({ plan }) =>
		grants.some(({ planId, sectorId }) =>
			mayAct(grants, 'set up sector', {
				planId: plan.id,
				...(planId === plan.id && sectorId !== null && { sectorId }),
			}),
		),
	);
	return {
		mayFound: mayFound(grants, false),
		plans: here.map(({ plan: { code, name, firstYear, lastYear, yearStarts, demonstration }, sectors }) => ({
			...{ code, name, demonstration },
			years: { firstYear, lastYear, yearStarts },
			sectors,
		})),
	};
};
