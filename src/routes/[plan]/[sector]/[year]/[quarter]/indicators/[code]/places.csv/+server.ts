import { snapshot } from '#lib/server/db.ts';
import { readWindow } from '#lib/server/pages/choice.ts';
import { tableFile } from '#lib/server/pages/file.ts';
import { readIndicator } from '#lib/server/pages/indicator.ts';
import { PLACE_COLUMNS } from '#lib/server/pages/placeColumns.ts';
import { openFigures } from '#lib/server/pages/quarter.ts';
import type { RequestHandler } from './$types';

/** Districts, then municipalities: a municipality's figure is in its district's too. */
export const GET: RequestHandler = async (event) => {
	const window = readWindow(event.url);
	const { code } = event.params;
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const question = { year: quarter.period.year, quarter: quarter.period.quarter, window };
		const { districts, municipalities } = await readIndicator(reader, quarter, code, question);
		const rows = [districts, municipalities].flatMap(({ indicator, places }) =>
			places.map((place) => ({ ...place, indicator })),
		);
		return tableFile(quarter, `indicator-${code}-places-${window}`, PLACE_COLUMNS, rows);
	});
};
