import { snapshot } from '#lib/server/database/driver.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { readDonor, readDonorMaps, readDonorProvisional } from '#lib/server/funding/donor.ts';
import { wholeOf } from '#lib/server/http/whole.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { getReporting } from '#lib/server/figures/queries/reporting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const view = { window: readWindow(event.url) };
	return snapshot(event.locals.db, async (reader) => {
		const quarter = wholeOf(await openFigures(event, reader));
		const answer = await readDonor(reader, quarter, event.params.code, view.window);
		const { code } = event.params;
		const { viewer } = event.locals;
		return {
			quarter,
			view,
			/** Which part of which list. */
			asked: event.url.searchParams.get('part'),
			answer,
			// What is submitted is no part of what was published.
			provisional: quarter.scope.edition
				? null
				: await readDonorProvisional(reader, quarter, code, view.window, viewer),
			maps: await readDonorMaps(reader, quarter, answer, view.window),
			reports: await getReporting(reader, quarter.scope, quarter.period),
		};
	});
};
