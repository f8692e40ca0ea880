import { fileOr } from '#lib/server/http/file.ts';
import type { RequestHandler } from './$types';
import { drawPicture } from './draw.server.ts';
import { sheetOf } from './sheet.server.ts';

/** A drawing of the quarter as a picture that stands by itself. */
export const GET: RequestHandler = fileOr(async (event) => {
	const { quarter, drawn } = await drawPicture(event);
	const picture = new TextEncoder().encode(sheetOf(quarter, drawn, event.url.origin));
	return new Response(picture, {
		headers: { 'content-type': 'image/svg+xml', 'content-length': String(picture.byteLength) },
	});
});
