import { noQuestion } from '#lib/exchange/forms/questions.ts';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { refused } from '#lib/server/http/ask.ts';
import { findPublication } from '#lib/server/publication/findPublication.ts';
import { getManifest } from '#lib/server/publication/queries/publications.ts';
import type { RequestHandler } from './$types.js';

/** The document of a publication, byte for byte as its hash is of, as at its public address. */
export const GET: RequestHandler = ({ url, params, locals }) =>
	snapshot(locals.db, async (reader) => {
		const parsed = parseQuestion(noQuestion, url.searchParams);
		if ('errors' in parsed) return refused(parsed.errors);
		const found = await findPublication(reader, params);
		if (found instanceof Response) return found;
		return new Response((await getManifest(reader, found.id)) ?? '', {
			headers: { 'content-type': 'application/json; charset=utf-8' },
		});
	});
