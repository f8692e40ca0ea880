/** The steps that every request takes and that need nothing but the request. */
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { getTextDirection } from '#lib/paraglide/runtime.js';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { compress } from './compression.ts';
import { addSecurityHeaders, allowImages } from './headers.ts';

const API = '/api/';

export function isApi({ route, url }: Pick<RequestEvent, 'route' | 'url'>): boolean {
	return url.pathname.startsWith(API) || (route.id?.startsWith(API) ?? false);
}

export const compressed: Handle = async ({ event, resolve }) =>
	compress(await resolve(event), event.request.headers.get('accept-encoding'));

/**
 * @param secure the configured origin is https
 * @param tiles where map tiles come from, if from anywhere
 */
export function secured(secure: boolean, tiles: string | undefined): Handle {
	return async ({ event, resolve }) => {
		const response = await resolve(event);
		addSecurityHeaders(response.headers, isApi(event), secure);
		if (tiles && event.route.id?.endsWith('/map')) allowImages(response.headers, tiles);
		return response;
	};
}

/** The language is the address's: `/ar/…`, `/fr/…`, else English. */
export const localised: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ locale }) =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', locale).replace('%dir%', getTextDirection(locale)),
		}),
	);
