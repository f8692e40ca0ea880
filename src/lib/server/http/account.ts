/** What the pages of an account share. */
import { error, fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#lib/access/grant.ts';
import type { Refusal } from '#lib/forms/refusal.ts';
import { may } from '#lib/access/permission.ts';
import { m } from '#lib/paraglide/messages.js';
import { rolesOfRequest } from './guard.ts';

type Asked = Pick<RequestEvent, 'locals' | 'route' | 'request'>;

/** Throws the 404 of an absent page where the table does not list whoever asks. Each load and action begins with it. */
export function assertMay({ locals, route, request }: Asked): void {
	if (!may(rolesOfRequest(locals), route.id, request.method)) error(404, { message: m.error_no_page() });
}

/** Who asks, for pages of people who are signed in; throws the same 404 for everybody else. */
export function viewerOf(event: Asked): Viewer {
	assertMay(event);
	return event.locals.viewer ?? error(404, { message: m.error_no_page() });
}

/** Where to go on: a path of this site, or the start where the address names none. */
export function onward(url: URL, otherwise: string): string {
	const to = url.searchParams.get('to');
	if (!to?.startsWith('/') || /[\\\s]/.test(to)) return otherwise;
	const target = URL.canParse(to, url.origin) ? new URL(to, url.origin) : null;
	return target?.origin === url.origin && !to.startsWith('//') ? target.pathname + target.search : otherwise;
}

/** The form again, with what is wrong and what was typed. */
export function refuse(issues: Refusal['issues'], values: Refusal['values'] = {}): ActionFailure<Refusal> {
	return fail(400, { issues, values });
}

/** Too often: says when to try again. */
export function refuseUntil(until: Date, now: Date, values: Refusal['values'] = {}): ActionFailure<Refusal> {
	const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000));
	return fail(429, { issues: { form: 'wait' }, values, minutes });
}

/** One field as it was typed, bounded, to be shown again. */
export function typed(form: FormData, ...names: readonly string[]): Record<string, string> {
	return Object.fromEntries(
		names.map((name) => {
			const value = form.get(name);
			return [name, typeof value === 'string' ? value.slice(0, 300) : ''];
		}),
	);
}
