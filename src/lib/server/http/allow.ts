/** Who may: what is absent and what is foreign answer the same, in the reader's language. */
import { error, type RequestEvent } from '@sveltejs/kit';
import { mayAct, rolesOf, type Subject, type Viewer } from '#lib/access/grant.ts';
import { may, type Action, type Role } from '#lib/access/permission.ts';
import { m } from '#lib/paraglide/messages.js';

type Asked = Pick<RequestEvent, 'locals' | 'route' | 'request'>;

/**
 * Throws the 404 of every page.
 * @param links what exists instead
 */
export function absent(message = m.error_no_page(), links?: App.Error['links']): never {
	error(404, { message, ...(links && { links }) });
}

/** The roles with which a request asks the table of routes. */
export function rolesOfRequest({ viewer, session }: Pick<App.Locals, 'viewer' | 'session'>): Role[] {
	return !viewer && session ? ['stranger', 'unproven'] : rolesOf(viewer);
}

/** Throws 404 where the table of routes does not list whoever asks. Loads begin with it; actions do by `action`. */
export function assertMay({ locals, route, request }: Asked): void {
	if (!may(rolesOfRequest(locals), route.id, request.method)) absent();
}

/** Who asks, for pages of people who are signed in; throws 404 for everybody else. */
export function viewerOf(event: Asked): Viewer {
	assertMay(event);
	return event.locals.viewer ?? absent();
}

/** Throws 404 where the table of actions does not let the viewer do this to the subject. */
export function assertMayAct(viewer: Viewer, action: Action, subject: Subject): void {
	if (!mayAct(viewer.grants, action, subject)) absent();
}
