/** Nobody gets past what the table of permissions lists. */
import { error, redirect, text, type Handle, type RequestEvent } from '@sveltejs/kit';
import { rolesOf } from '#lib/access/grant.ts';
import { allowedMethods, may, METHODS, ROLES, type Role } from '#lib/access/permission.ts';
import { isApi } from './handles.ts';
import { preflight } from './headers.ts';
import { problem } from './problem.ts';

const API = '/api/';
const SIGNED_IN: readonly Role[] = ['person', ...ROLES];

/** The roles with which a request asks the table of routes. */
export function rolesOfRequest({ viewer, session }: Pick<App.Locals, 'viewer' | 'session'>): Role[] {
	return !viewer && session ? ['stranger', 'unproven'] : rolesOf(viewer);
}

/** Absent and forbidden answer the same; whoever has not signed in where that would help is sent to do so, and back. */
export const guarded: Handle = async ({ event, resolve }) => {
	const { route, request, url } = event;
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
	if (isForeign(event)) return text('This was sent from another site.', { status: 403 });
	if (may(rolesOfRequest(event.locals), route.id, request.method)) {
		return api && request.method === 'OPTIONS' ? preflight() : resolve(event);
	}
	if (!event.locals.viewer && may(SIGNED_IN, route.id, request.method)) return toSignIn(event);
	if (request.method !== 'GET') error(404, 'Not Found');
	// The page itself says that there is nothing, like every page; should it not, nothing is what leaves here.
	const response = await resolve(event);
	if (response.status !== 404) error(404, 'Not Found');
	return response;
};

/** Other sites' pages may not write in the name of whoever reads them. The framework looks at forms only. */
function isForeign({ request, url }: RequestEvent): boolean {
	const writes = METHODS.some((method) => method === request.method) && request.method !== 'GET';
	return writes && request.headers.get('origin') !== url.origin;
}

/** Programs get an answer they understand: a form's page would look to them like success. */
function toSignIn({ request, url, locals, isDataRequest }: RequestEvent): Response {
	const reads = request.method === 'GET' || request.method === 'HEAD';
	const isPage = isDataRequest || (request.headers.get('accept') ?? '*/*').includes('text/html');
	if (!reads && !isPage) return problem(401, 'Sign in, then send it again.');
	const [, language = ''] = /^(\/ar|\/fr)(?=\/|$)/.exec(url.pathname) ?? [];
	const step = locals.session ? '/account/second-factor' : '/account/sign-in';
	const query = reads ? `?${new URLSearchParams({ to: url.pathname + url.search })}` : '';
	redirect(303, language + step + query);
}
