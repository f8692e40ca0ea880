import { fileOr } from '#lib/server/http/file.ts';
import type { RequestHandler } from './$types';
import { drawSurvey } from './chart.server.ts';

/** What was answered to a question, as a picture that stands by itself. */
export const GET: RequestHandler = fileOr(async (event) => {
	const picture = new TextEncoder().encode(await drawSurvey(event));
	return new Response(picture, {
		headers: { 'content-type': 'image/svg+xml', 'content-length': String(picture.byteLength) },
	});
});
