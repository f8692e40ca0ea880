import { paint } from '#lib/server/files/picture/paint.ts';
import { fileOr } from '#lib/server/http/file.ts';
import { leavePlace } from '#lib/server/http/place.ts';
import { drawSurvey } from '../chart.svg/chart.server.ts';
import type { RequestHandler } from './$types';

/** Twice the pixels of the drawing: sharp on a page and on paper. */
const WIDTH = 1800;

/** What was answered to a question, as pixels. */
export const GET: RequestHandler = fileOr(async (event) => {
	const svg = await drawSurvey(event);
	leavePlace(event.platform?.req);
	const picture = await paint(svg, WIDTH);
	return new Response(picture, {
		headers: { 'content-type': 'image/png', 'content-length': String(picture.byteLength) },
	});
});
