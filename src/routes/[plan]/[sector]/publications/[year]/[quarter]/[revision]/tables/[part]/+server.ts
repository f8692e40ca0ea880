import { snapshot } from '#lib/server/database/driver.ts';
import { linesOf } from '#lib/publication/content.ts';
import { problem } from '#lib/server/http/problem.ts';
import { findPublication } from '#lib/server/publication/findPublication.ts';
import { getPart } from '#lib/server/publication/queries/publications.ts';
import type { RequestHandler } from './$types.js';

/** A part of a publication, a line each answer: what was asked, a tab, the answer as JSON. Its SHA-256 is in the document. */
export const GET: RequestHandler = ({ locals, params }) =>
	snapshot(locals.db, async (reader) => {
		const found = await findPublication(reader, params);
		if (found instanceof Response) return found;
		const part = await getPart(reader, found.id, params.part);
		if (part.size === 0) return problem(404, 'The publication has no such table: its document names them.');
		return new Response(linesOf(part), {
			headers: { 'content-type': 'text/tab-separated-values; charset=utf-8' },
		});
	});
