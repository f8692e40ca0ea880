/** Nobody gets past what the table of permissions lists. */
import { redirect, type Handle, type RequestEvent } from '@sveltejs/kit';
import { allowedMethods, may, METHODS, ROLES, type Role } from '#lib/access/permission.ts';
import { TYPED_BY } from '#lib/forms/typedBy.ts';
import { m } from '#lib/paraglide/messages.js';
import { rolesOfRequest } from './allow.ts';
import { absentDocument, escaped, standalone } from './document.ts';
import { isApi } from './handles.ts';
import { preflight } from './headers.ts';
import { problem } from './problem.ts';
import { isThisMachine } from './settings.ts';
import { toSignIn } from './signedOut.ts';

const API = '/api/';
const SIGNED_IN: readonly Role[] = ['person', ...ROLES];

/** Absent and forbidden answer the same; whoever has not signed in where that would help is sent to do so, and back. */
export const guarded: Handle = async ({ event, resolve }) => {
	const { route, request, url } = event;
	const own = ownAddress(event);
	if (own) redirect(307, own);
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
		return api ? problem(405, detail, {}, { allow }) : methodDocument(allow);
	}
	if (isForeign(event)) return foreignDocument(event);
	if (isSomebodyElses(event)) return toSignIn(event);
	if (may(rolesOfRequest(event.locals), route.id, request.method)) {
		return api && request.method === 'OPTIONS' ? preflight() : resolve(event);
	}
	if (api) return problem(404, 'There is no such thing, or it is not for whoever asks.');
	if (!event.locals.viewer && may(SIGNED_IN, route.id, request.method)) return toSignIn(event);
	if (request.method !== 'GET') return absentDocument();
	// The page itself says that there is nothing, like every page; should it not, nothing is what leaves here.
	const response = await resolve(event);
	return response.status === 404 ? response : absentDocument();
};

/** Other sites' pages may not write in the name of whoever reads them. The framework looks at forms only. */
function isForeign({ request, url }: RequestEvent): boolean {
	const writes = METHODS.some((method) => method === request.method) && request.method !== 'GET';
	return writes && request.headers.get('origin') !== url.origin;
}

/** A page that is still open, of whoever was signed in before: nothing is written in another's name. */
function isSomebodyElses({ request, locals }: RequestEvent): boolean {
	const person = request.headers.get(TYPED_BY);
	return person !== null && locals.viewer !== null && person !== String(locals.viewer.personId);
}

/**
 * The address to go on to, where this machine was asked by another of its names than the one it is known by: forms that
 * are sent from there would be another site's. Null: it is known by this one, or is not known as this machine at all,
 * and then what a request says of its host may be a proxy's.
 */
function ownAddress({ request, url, locals }: RequestEvent): string | null {
	const asked = `http://${request.headers.get('host') ?? ''}`;
	const own = new URL(locals.settings.origin);
	const isRead = request.method === 'GET' || request.method === 'HEAD';
	if (!isRead || !isThisMachine(own.hostname) || !URL.canParse(asked)) return null;
	const { hostname } = new URL(asked);
	return hostname !== own.hostname && isThisMachine(hostname) ? own.origin + url.pathname + url.search : null;
}

function foreignDocument({ locals }: RequestEvent): Response {
	const { origin } = locals.settings;
	const link = `<p><a href="${escaped(origin)}"><bdi>${escaped(origin)}</bdi></a></p>`;
	return standalone(403, {
		title: m.foreign_title(),
		body: `<p>${escaped(m.foreign_text())}</p>\n${link}`,
	});
}

function methodDocument(allow: string): Response {
	return standalone(405, {
		title: m.error_request(),
		body: `<p>${escaped(m.method_text())}</p>`,
		headers: { allow },
	});
}
