import { snapshot } from '#lib/server/database/driver.ts';
import { csvLine } from '#lib/server/files/csv.ts';
import { openWave } from '#lib/server/survey/openWave.ts';
import { RESULT_COLUMNS, resultRows } from '#lib/survey/resultRows.ts';
import type { RequestHandler } from './$types.js';

/** The figures of a published wave, one line each. */
export const GET: RequestHandler = async (event) => {
	const { plan, survey, wave, results } = await snapshot(event.locals.db, (reader) =>
		openWave(event, reader),
	);
	const lines = [RESULT_COLUMNS, ...resultRows(results)].map((row) => csvLine(row));
	return new Response(lines.join(''), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${plan.code}-${survey.code}-${wave.code}.csv"`,
		},
	});
};
