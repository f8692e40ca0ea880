/** What every answer says to the browser. The pages' content security policy is the framework's. */
import { LANGUAGE_PREFIX } from '#lib/i18n/locale.ts';

export const ALWAYS = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
	'cross-origin-opener-policy': 'same-origin',
} as const;

/** A year, as browsers ask before they remember it for good. */
export const TRANSPORT_SECURITY = 'max-age=31536000; includeSubDomains';

/** Anybody's page may read the API: it is public and takes no credentials. */
const OPEN = {
	'access-control-allow-origin': '*',
	'access-control-expose-headers': 'etag, retry-after',
	'cross-origin-resource-policy': 'cross-origin',
	'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

const PREFLIGHT = {
	'access-control-allow-methods': 'GET, HEAD',
	'access-control-allow-headers': 'if-none-match',
	'access-control-max-age': '86400',
	allow: 'GET, HEAD, OPTIONS',
} as const;

/** The one kind of page that stands in other people's pages. It takes no cookies, and there is nothing to press in it. */
const FRAMED = /^\/embed\//;

/** @param path of a request's address, in whichever language */
export function mayBeFramed(path: string): boolean {
	return FRAMED.test(path.replace(LANGUAGE_PREFIX, ''));
}

/** What a page says that may be framed, in place of what the others say. */
export function allowFraming(headers: Headers): void {
	headers.delete('x-frame-options');
	headers.set('cross-origin-resource-policy', 'cross-origin');
}

/** @param secure the configured origin is https, so it may be asked for nothing else */
export function addSecurityHeaders(headers: Headers, api: boolean, secure: boolean): void {
	const more = api ? OPEN : { 'cross-origin-resource-policy': 'same-origin' };
	for (const [name, value] of Object.entries({ ...ALWAYS, ...more })) headers.set(name, value);
	if (secure) headers.set('strict-transport-security', TRANSPORT_SECURITY);
}

/**
 * Where the tiles of a map come from, as a content security policy names it; undefined for an address that is none.
 * @param template address of a tile, with {z}, {x}, {y} and perhaps {s} for one of several hosts
 */
export function tileSource(template: string | undefined): string | undefined {
	const match = /^(https?:\/\/)([^/?#\s;,'"]+)\//.exec(template ?? '');
	const [, scheme, host] = match ?? [];
	return scheme && host ? scheme + host.replace('{s}', '*') : undefined;
}

/** Lets a page show pictures from one more place. */
export function allowImages(headers: Headers, source: string): void {
	const policy = headers.get('content-security-policy');
	if (policy) headers.set('content-security-policy', policy.replace(/img-src [^;]*/, `$& ${source}`));
}

/** The answer to a browser that asks whether another site's page may ask. */
export function preflight(): Response {
	return new Response(null, { status: 204, headers: PREFLIGHT });
}
