import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { assertMay } from '#lib/server/http/allow.ts';
import { atomFeed } from '#lib/server/publication/atomFeed.ts';
import { listNewest } from '#lib/server/publication/queries/newest.ts';
import type { RequestHandler } from './$types.js';

/** Publications and revisions of all plans, newest first, for whoever follows them. */
export const GET: RequestHandler = async (event) => {
	assertMay(event);
	const { db, settings } = event.locals;
	const newest = await snapshot(db, (reader) => listNewest(reader));
	const feed = atomFeed(newest, { origin: settings.origin, language: getLocale(), title: m.feed_title() });
	const body = new TextEncoder().encode(feed);
	return new Response(body, {
		headers: {
			'content-type': 'application/atom+xml; charset=utf-8',
			'content-length': String(body.byteLength),
		},
	});
};
