import { randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { directionOf } from '#lib/i18n/locale.ts';
import { LANGUAGES } from '#lib/plan/text.ts';
import { m } from '#lib/paraglide/messages.js';

/** Seconds after which to ask again: not the same for all, who would come back at once. */
const [SOONEST, LATEST] = [3, 12];

/** Tells somebody that too many ask at once: 503, in the language of the address. Costs next to nothing. */
export function turnAway({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
	if (response.headersSent || response.destroyed) return;
	const first = url.split(/[/?]/)[1];
	const locale = LANGUAGES.find((language) => language === first) ?? 'en';
	const sentence = m.failure_crowded({}, { locale });
	const isPage = headers.accept?.includes('text/html') ?? false;
	const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Masar</title>`;
	const body = isPage
		? `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}">${head}<p>${sentence}</p></html>`
		: JSON.stringify({ type: 'about:blank', title: 'Service Unavailable', status: 503, detail: sentence });
	response.writeHead(503, {
		'content-type': isPage ? 'text/html; charset=utf-8' : 'application/problem+json',
		'content-length': Buffer.byteLength(body),
		'cache-control': 'no-store',
		'retry-after': String(randomInt(SOONEST, LATEST + 1)),
		'x-content-type-options': 'nosniff',
		'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
	});
	response.end(body);
}
