import { snapshot } from '#lib/server/database/driver.ts';
import { listNeighbours } from '#lib/server/places/neighbours.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { readPlace } from '#lib/server/figures/place.ts';
import { findListed } from '#lib/server/service/findListed.ts';
import { servicesNear } from '#lib/service/near.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { getReporting } from '#lib/server/figures/queries/reporting.ts';
import { listNewestWaves } from '#lib/server/survey/queries/said.ts';
import type { PageServerLoad } from './$types';

/** The level of places whose services are named. */
const DISTRICT = 2;

export const load: PageServerLoad = async (event) => {
	const view = { window: readWindow(event.url) };
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const answer = await readPlace(reader, quarter, event.params.pcode, view.window);
		const { year, quarter: number } = quarter.period;
		const district = answer.path.find(({ level }) => level === DISTRICT);
		// What was published stands: today's services are no part of it, and the page leads to them.
		const near = quarter.scope.edition
			? null
			: servicesNear(await findListed(reader, event.params.plan, event.locals.now), district?.pcode ?? '');
		return {
			quarter,
			view,
			answer,
			near: district && {
				...{ pcode: district.pcode, name: district.name, count: near && near.count },
				services: (near?.shown ?? []).map(({ code, name, need, organisation }) => ({
					...{ code, name, need, organisation: organisation.name },
				})),
			},
			said: await listNewestWaves(reader, quarter.scope),
			neighbours: await listNeighbours(reader, quarter.scope.plan.id, answer.place.id),
			reports: await getReporting(reader, quarter.scope, { year, quarter: number }),
		};
	});
};
