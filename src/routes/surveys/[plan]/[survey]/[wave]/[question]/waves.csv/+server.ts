import { snapshot } from '#lib/server/database/driver.ts';
import { csvLine } from '#lib/server/files/csv.ts';
import { absent } from '#lib/server/http/allow.ts';
import { openWave } from '#lib/server/survey/openWave.ts';
import { readOver } from '#lib/server/survey/readOver.ts';
import { OVER_COLUMNS, overRows } from '#lib/survey/overRows.ts';
import type { RequestHandler } from './$types.js';

/** A question over the waves of its survey, one line for each figure. */
export const GET: RequestHandler = async (event) => {
	const { plan, survey, over } = await snapshot(event.locals.db, async (reader) => {
		const open = await openWave(event, reader);
		return { ...open, over: await readOver(reader, open.waves, event.params.question, 1) };
	});
	if (!over) absent();
	const lines = [OVER_COLUMNS, ...overRows(over)].map((row) => csvLine(row));
	return new Response(lines.join(''), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${plan.code}-${survey.code}-${event.params.question}.csv"`,
		},
	});
};
