/** Who asks: the cookie, and the session that it names. */
import type { Cookies, Handle, RequestEvent } from '@sveltejs/kit';
import { findSession, rememberDevice, touchSession, type FoundSession } from '#lib/server/access/index.ts';
import { snapshot, transaction } from '#lib/server/database/driver.ts';

/** A session as its request knows it. */
export interface RequestSession extends FoundSession {
	/** What the cookie holds. */
	readonly token: string;
}

/** `__Host-` promises the browser's own check that it is secure and of this host; plain http cannot have it. */
function cookieName(secure: boolean): string {
	return secure ? '__Host-session' : 'session';
}

/** Finds the session that the cookie names. Whoever owes a second factor is a stranger everywhere but where it is given. */
export const recognised: Handle = async ({ event, resolve }) => {
	const { cookies, locals } = event;
	const { db, now, settings } = locals;
	const token = cookies.get(cookieName(settings.secure));
	const found = token
		? await snapshot(db, (reader) => findSession(reader, token, now, settings.production))
		: undefined;
	if (token && found) {
		locals.session = { ...found, token };
		if (found.owes === 'nothing') locals.viewer = found.viewer;
		if (found.isStale) await transaction(db, (writer) => touchSession(writer, token, now));
	}
	return resolve(event);
};

/** Gives the browser a session: until it is closed, for the eyes of this server only. */
export function keepSession(event: { cookies: Cookies; locals: App.Locals }, token: string): void {
	const { secure } = event.locals.settings;
	event.cookies.set(cookieName(secure), token, { path: '/', httpOnly: true, sameSite: 'lax', secure });
}

/** The cookie by which a device is known that somebody signed in on: half a year, and it lets nobody in. */
const DEVICE_SECONDS = 180 * 24 * 3600;

function deviceName(secure: boolean): string {
	return secure ? '__Host-device' : 'device';
}

export function deviceOf(event: Pick<RequestEvent, 'cookies' | 'locals'>): string | undefined {
	return event.cookies.get(deviceName(event.locals.settings.secure));
}

/** Remembers the device of a session that was just begun. */
export async function keepDevice(
	event: Pick<RequestEvent, 'cookies' | 'locals'>,
	token: string,
): Promise<void> {
	const { db, now, settings } = event.locals;
	const { secure } = settings;
	const device = await rememberDevice(db, { token, device: deviceOf(event), now });
	const options = { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: DEVICE_SECONDS } as const;
	event.cookies.set(deviceName(secure), device, options);
}

/** A cookie of the page's own: something that was typed on this device, by whomever, is not sent. */
const UNSENT = 'unsent';

/**
 * Whether the device may be emptied, whosever it is that nobody else has: nothing is unsent, or whoever signs out was asked.
 * @param sure they were, and answered yes
 */
export function mayEmpty({ cookies }: Pick<RequestEvent, 'cookies'>, sure: boolean): boolean {
	if (!sure) return cookies.get(UNSENT) === undefined;
	cookies.delete(UNSENT, { path: '/' });
	return true;
}

/** @param empties what the device keeps goes too: it is not for whoever uses it next */
export function dropSession(
	event: Pick<RequestEvent, 'cookies' | 'locals' | 'setHeaders'>,
	empties: boolean,
): void {
	const { secure } = event.locals.settings;
	if (empties) event.setHeaders({ 'clear-site-data': '"storage"' });
	event.cookies.delete(cookieName(secure), { path: '/', httpOnly: true, sameSite: 'lax', secure });
}
