import { snapshot } from '#lib/server/db.ts';
import { readWindow } from '#lib/server/pages/choice.ts';
import { listWhere } from '#lib/server/pages/dashboard.ts';
import { tableFile } from '#lib/server/pages/file.ts';
import { PLACE_COLUMNS } from '#lib/server/pages/placeColumns.ts';
import { openFigures } from '#lib/server/pages/quarter.ts';
import { getProgress } from '#lib/server/queries/progress.ts';
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
