/** The steps that every request takes and that need nothing but the request. */
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { getTextDirection } from '#lib/paraglide/runtime.js';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { compress } from './compression.ts';
import { addSecurityHeaders, allowFraming, allowImages, mayBeFramed } from './headers.ts';

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
		// What is refused there is a page as any other.
		if (mayBeFramed(event.url.pathname) && response.status < 400) allowFraming(response.headers);
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

/** A card that its page takes as the server sent it (`Island.svelte`). Text of people has no `<` of its own. */
const ASLEEP = /<tbody role="rowgroup" data-asleep[^]*?<\/tbody>/g;
/** What the framework finds the parts of a page by. */
const MARKS = /<!--[^]*?-->/g;

/** Of a report's page: the marks inside of cards that nothing looks into are half of what a browser would read. */
export const unmarked: Handle = ({ event, resolve }) =>
	event.route.id === '/reports/[id=id]'
		? resolve(event, {
				transformPageChunk: ({ html }) => html.replaceAll(ASLEEP, (card) => card.replaceAll(MARKS, '')),
			})
		: resolve(event);
