import { snapshot } from '#lib/server/db.ts';
import { readWindow } from '#lib/server/pages/choice.ts';
import { readIndicator } from '#lib/server/pages/indicator.ts';
import { openFigures } from '#lib/server/pages/quarter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const view = { window: readWindow(event.url) };
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const question = { year: quarter.period.year, quarter: quarter.period.quarter, ...view };
		return { quarter, view, ...(await readIndicator(reader, quarter, event.params.code, question)) };
	});
};
