import { snapshot } from '#lib/server/database/driver.ts';
import { listFirstShown } from '#lib/server/publication/home.ts';
import { assertMay } from '#lib/server/http/allow.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { listPlansWithServices } from '#lib/server/service/queries/plansWith.ts';
import { listNewestOfPlans } from '#lib/server/survey/queries/newest.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	assertMay(event);
	return snapshot(event.locals.db, async (reader) => {
		const plans = await listPlans(reader);
		const mayFoundFirst = event.locals.viewer !== null && plans.length === 0;
		const firsts = await listFirstShown(reader, plans, event.locals);
		return {
			...{ plans, mayFoundFirst, firsts },
			said: await listNewestOfPlans(reader),
			withServices: await listPlansWithServices(reader),
		};
	});
};
