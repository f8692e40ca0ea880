import { randomInt } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import { directionOf } from '#lib/i18n/locale.ts';
import { LANGUAGES } from '#lib/plan/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { notesOf } from '../notes.ts';

/** Seconds after which to ask again in a crowd: not the same for all, who would come back at once. */
const [SOONEST, LATEST] = [3, 12];

/** Why nothing is computed for somebody. */
export interface Refusal {
	/** 503 too many ask at once, 429 one network asks for too much, 408 what is sent does not arrive. */
	readonly status: 503 | 429 | 408;
	/** After which to ask again; absent: some, by chance. */
	readonly seconds?: number;
}

const SENTENCES = {
	503: m.failure_crowded,
	429: m.failure_share,
	408: m.failure_slow,
} as const;

/**
 * Tells somebody that nothing is computed: in the language of the address, as a page, or as what programs read who ask for
 * files, data of pages and answers of the API. Costs next to nothing.
 */
export function turnAway(
	request: IncomingMessage,
	response: ServerResponse,
	{ status, seconds = randomInt(SOONEST, LATEST + 1) }: Refusal = { status: 503 },
): void {
	if (response.headersSent || response.destroyed) return;
	const notes = notesOf(request);
	if (notes) notes.isKept = false;
	const { url = '', headers } = request;
	const [path = ''] = url.split('?');
	const first = path.split('/')[1];
	const locale = LANGUAGES.find((language) => language === first) ?? 'en';
	const sentence = SENTENCES[status]({}, { locale });
	const isProgram = path.startsWith('/api/') || headers['x-sveltekit-action'] !== undefined;
	const { type, body } = told(path, { status, sentence, locale, isProgram });
	response.writeHead(status, {
		'content-type': type,
		'content-length': Buffer.byteLength(body),
		'cache-control': 'no-store',
		'retry-after': String(seconds),
		'x-content-type-options': 'nosniff',
		'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
	});
	response.end(body);
}

interface Told {
	readonly status: number;
	readonly sentence: string;
	readonly locale: (typeof LANGUAGES)[number];
	/** Of the API, or a form that a script sends. */
	readonly isProgram: boolean;
}

/** By what is asked for: who asks is not known any more where an answer would have gone into memory. */
function told(path: string, { status, sentence, locale, isProgram }: Told): { type: string; body: string } {
	// The router in the browser shows the message of an error as it shows those of pages.
	if (path.endsWith('/__data.json')) {
		return { type: 'application/json', body: JSON.stringify({ message: sentence }) };
	}
	if (isProgram) {
		const title = STATUS_CODES[status] ?? '';
		const body = JSON.stringify({ type: 'about:blank', title, status, detail: sentence });
		return { type: 'application/problem+json', body };
	}
	const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Masar</title>`;
	const body = `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}">${head}<p>${sentence}</p></html>`;
	return { type: 'text/html; charset=utf-8', body };
}

const SESSION = /(?:^|;)\s*(?:__Host-)?session=([^;]+)/;

/** What the cookie of a session holds, whoever's it is; undefined: there is none. */
export function sessionOf({ headers }: IncomingMessage): string | undefined {
	return SESSION.exec(headers.cookie ?? '')?.[1];
}
