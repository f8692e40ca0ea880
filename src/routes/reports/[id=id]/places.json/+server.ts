import { json } from '@sveltejs/kit';
import { snapshot } from '#lib/server/database/driver.ts';
import { openReport, scopeOf } from '#lib/server/report/openReport.ts';
import { getKnownPlaces, listOf } from '#lib/server/report/queries/placeList.ts';
import type { RequestHandler } from './$types';

/** What the field of a place looks among, once for the whole report. */
export const GET: RequestHandler = async ({ locals, params }) =>
	snapshot(locals.db, async (reader) => {
		const head = await openReport(locals, reader, params.id, 'edit report');
		return json(listOf(await getKnownPlaces(reader, await scopeOf(reader, head), head)));
	});
