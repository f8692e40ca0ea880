import { json } from '@sveltejs/kit';
import { openApiDocument } from '#lib/exchange/forms/openapi.ts';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import { noQuestion } from '#lib/exchange/forms/questions.ts';
import { refused } from '#lib/server/http/ask.ts';
import type { RequestHandler } from './$types.js';

/** Made once: it depends on the program alone, neither on who asks nor on the data. */
const DOCUMENT = openApiDocument();

export const GET: RequestHandler = ({ url }) => {
	const parsed = parseQuestion(noQuestion, url.searchParams);
	return 'errors' in parsed ? refused(parsed.errors) : json(DOCUMENT);
};
