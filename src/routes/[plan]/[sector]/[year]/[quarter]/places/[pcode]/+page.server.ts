import { snapshot } from '#lib/server/database/driver.ts';
import { listNeighbours } from '#lib/server/places/neighbours.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { readPlace } from '#lib/server/figures/place.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { getReporting } from '#lib/server/figures/queries/reporting.ts';
import { listNewestWaves } from '#lib/server/survey/queries/said.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const view = { window: readWindow(event.url) };
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const answer = await readPlace(reader, quarter, event.params.pcode, view.window);
		const { year, quarter: number } = quarter.period;
		return {
			quarter,
			view,
			answer,
			said: await listNewestWaves(reader, quarter.scope),
			neighbours: await listNeighbours(reader, quarter.scope.plan.id, answer.place.id),
			reports: await getReporting(reader, quarter.scope, { year, quarter: number }),
		};
	});
};
