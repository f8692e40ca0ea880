import { snapshot } from '#lib/server/database/driver.ts';
import { findPublication } from '#lib/server/publication/findPublication.ts';
import { getManifest } from '#lib/server/publication/queries/publications.ts';
import type { RequestHandler } from './$types.js';

/** The document of a publication, byte for byte as its hash is of. */
export const GET: RequestHandler = ({ locals, params }) =>
	snapshot(locals.db, async (reader) => {
		const found = await findPublication(reader, params);
		if (found instanceof Response) return found;
		return new Response((await getManifest(reader, found.id)) ?? '', {
			headers: { 'content-type': 'application/json; charset=utf-8' },
		});
	});
