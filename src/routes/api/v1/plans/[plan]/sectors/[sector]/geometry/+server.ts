import { geometryQuestion } from '#lib/exchange/forms/questions.ts';
import { getShapes } from '#lib/server/places/geometry.ts';
import { ask } from '#lib/server/http/ask.ts';
import type { RequestHandler } from './$types.js';

const A_YEAR = 'max-age=31536000, immutable';

/** Under the name of their version shapes never change: a browser need not ask again. */
export const GET: RequestHandler = (event) =>
	ask(event, geometryQuestion, async (reader, scope, { level, v }) => {
		const { version, topology } = await getShapes(reader, scope.plan.id, level);
		const body = new TextEncoder().encode(JSON.stringify(topology));
		const whose = event.locals.viewer ? 'private' : 'public';
		return new Response(body, {
			headers: {
				'content-type': 'application/json',
				'content-length': String(body.byteLength),
				...(v === version && { 'cache-control': `${whose}, ${A_YEAR}` }),
			},
		});
	});
