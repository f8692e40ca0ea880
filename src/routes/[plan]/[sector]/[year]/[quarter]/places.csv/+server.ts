import { snapshot } from '#lib/server/database/driver.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { listWhere } from '#lib/server/figures/dashboard.ts';
import { tableFile } from '#lib/server/files/table.ts';
import { PLACE_COLUMNS } from '#lib/server/figures/placeColumns.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const window = readWindow(event.url);
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const question = { year: quarter.period.year, quarter: quarter.period.quarter, window };
		const { indicators } = await getProgress(reader, quarter.scope, question);
		const where = await listWhere(reader, quarter.scope, question, indicators);
		const rows = where.flatMap(({ indicator, places }) => places.map((place) => ({ ...place, indicator })));
		return tableFile(quarter, `places-${window}`, PLACE_COLUMNS, rows);
	});
};
