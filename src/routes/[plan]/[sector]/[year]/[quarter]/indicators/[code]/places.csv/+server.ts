import { snapshot } from '#lib/server/database/driver.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { tableFile } from '#lib/server/files/table.ts';
import { readIndicator } from '#lib/server/figures/indicator.ts';
import { PLACE_COLUMNS } from '#lib/server/figures/placeColumns.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
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
