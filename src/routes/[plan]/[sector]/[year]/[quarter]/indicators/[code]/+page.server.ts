import { snapshot } from '#lib/server/database/driver.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { readIndicator } from '#lib/server/figures/indicator.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const view = { window: readWindow(event.url) };
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const question = { year: quarter.period.year, quarter: quarter.period.quarter, ...view };
		return { quarter, view, ...(await readIndicator(reader, quarter, event.params.code, question)) };
	});
};
