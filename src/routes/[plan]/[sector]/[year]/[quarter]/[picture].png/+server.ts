import { paint } from '#lib/server/files/picture/paint.ts';
import { fileOr } from '#lib/server/http/file.ts';
import { leavePlace } from '#lib/server/http/place.ts';
import { drawPicture } from '../[picture].svg/draw.server.ts';
import { sheetOf } from '../[picture].svg/sheet.server.ts';
import type { RequestHandler } from './$types';
import { drawPreview, PREVIEW } from './preview.server.ts';

/** Twice the pixels of the drawing: sharp on a page and on paper. */
const WIDTH = 1800;

/** A drawing of the quarter as pixels; `preview` is what stands beside a link to it elsewhere. */
export const GET: RequestHandler = fileOr(async (event) => {
	const isPreview = event.params.picture === 'preview';
	const svg = isPreview ? await drawPreview(event) : await drawSheet(event);
	leavePlace(event.platform?.req);
	const picture = await paint(svg, isPreview ? PREVIEW.width : WIDTH);
	return new Response(picture, {
		headers: { 'content-type': 'image/png', 'content-length': String(picture.byteLength) },
	});
});

async function drawSheet(event: Parameters<RequestHandler>[0]): Promise<string> {
	const { quarter, drawn } = await drawPicture(event);
	return sheetOf(quarter, drawn, event.url.origin);
}
