import { render } from 'svelte/server';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { absent } from '#lib/server/http/allow.ts';
import { fileOr } from '#lib/server/http/file.ts';
import { readMap, readMapView } from '#lib/server/cartography/map.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { getReporting } from '#lib/server/figures/queries/reporting.ts';
import type { RequestHandler } from './$types';
import File from './File.svelte';

/** The map as a picture that stands by itself. */
export const GET: RequestHandler = fileOr(async (event) => {
	const shown = await snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const view = (await readMapView(reader, quarter, event.url)) ?? absent(m.map_nothing_text());
		const map = await readMap(reader, quarter, view);
		if (!map.box) absent(m.map_no_position_text());
		return {
			quarter,
			view,
			map,
			box: map.box,
			reports: await getReporting(reader, quarter.scope, quarter.period),
		};
	});
	const { body } = render(File, { props: shown });
	// Svelte marks its blocks by comments, which a picture does not need.
	const picture = new TextEncoder().encode(body.replaceAll(/<!--.*?-->/g, '').trim());
	return new Response(picture, {
		headers: { 'content-type': 'image/svg+xml', 'content-length': String(picture.byteLength) },
	});
});
