/** The steps that every request takes and that need nothing but the request. */
import { error, text, type Handle, type RequestEvent } from '@sveltejs/kit';
import { rolesOf } from '#lib/domain/grant.ts';
import { allowedMethods, may } from '#lib/domain/permission.ts';
import { getTextDirection } from '#lib/paraglide/runtime.js';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { compress } from './compression.ts';
import { addSecurityHeaders, allowImages, preflight } from './headers.ts';
import { problem } from './problem.ts';

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

/** Nobody gets past what the table of permissions lists; absent and forbidden answer the same. */
export const guarded: Handle = async ({ event, resolve }) => {
	const { route, request, url, locals } = event;
	const api = isApi(event);
	// The API has no languages, so no prefix either; and pages of a plan called "api" are not part of it.
	if (api && !(route.id?.startsWith(API) && url.pathname.startsWith(API))) {
		return problem(404, 'There is no such address in this API: see /api/v1/openapi.json.');
	}
	if (route.id === null) {
		const response = await resolve(event);
		// It climbs from the address to the assets: longer than a proxy takes where the address is thousands deep.
		response.headers.delete('link');
		return response;
	}
	const allowed = allowedMethods(route.id);
	if (allowed.length === 0) throw new Error(`the table of permissions does not list the route ${route.id}`);
	if (!allowed.includes(request.method)) {
		const allow = allowed.join(', ');
		const detail = `This address answers ${allow} only.`;
		return api ? problem(405, detail, {}, { allow }) : text(detail, { status: 405, headers: { allow } });
	}
	if (!may(rolesOf(locals.viewer), route.id, request.method)) error(404, 'Not Found');
	return api && request.method === 'OPTIONS' ? preflight() : resolve(event);
};

/** The language is the address's: `/ar/…`, `/fr/…`, else English. */
export const localised: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ locale }) =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', locale).replace('%dir%', getTextDirection(locale)),
		}),
	);
