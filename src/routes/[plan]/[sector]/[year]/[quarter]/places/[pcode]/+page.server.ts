import { snapshot } from '#lib/server/db.ts';
import { listNeighbours } from '#lib/server/geometry/neighbours.ts';
import { readWindow } from '#lib/server/pages/choice.ts';
import { readPlace } from '#lib/server/pages/place.ts';
import { openFigures } from '#lib/server/pages/quarter.ts';
import { getReporting } from '#lib/server/queries/reporting.ts';
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
			neighbours: await listNeighbours(reader, quarter.scope.plan.id, answer.place.id),
			reports: await getReporting(reader, quarter.scope, { year, quarter: number }),
		};
	});
};
