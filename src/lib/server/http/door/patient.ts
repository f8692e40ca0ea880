/** What is sent arrives soon, or is waited for no longer: connections that say nothing hold nothing. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Handler } from '../kept/capture.ts';
import { sessionOf, turnAway } from '../crowd/turnAway.ts';
import { ALWAYS } from '../headers.ts';

/** Milliseconds within which what is sent has to be there. */
export interface Patience {
	/** A form of whoever brings no session: an address and a password. */
	readonly strangers: number;
	/** A workbook of 2 MB by the slowest line that somebody works at. */
	readonly others: number;
}

const PATIENCE: Patience = { strangers: 30_000, others: 300_000 };
/**
 * Milliseconds within which the head of a request has to be there, between two looks for those that are late, and for
 * which a line is kept without a request: longer than proxies keep theirs (60 s), since whoever closes first has to be
 * the one that asks. A line that was closed just before a request takes that request with it.
 */
export const LINES = {
	headersTimeout: 20_000,
	connectionsCheckingInterval: 5_000,
	keepAliveTimeout: 65_000,
} as const;

/** A handler in front of another, which answers 408 where a body does not arrive in time. */
export function patient(inner: Handler, patience: Patience = PATIENCE): Handler {
	return (request, response, next) => {
		if (request.method !== 'GET' && request.method !== 'HEAD') watch(request, response, patience);
		return inner(request, response, next);
	};
}

function watch(request: IncomingMessage, response: ServerResponse, { strangers, others }: Patience): void {
	const late = setTimeout(
		() => {
			if (request.complete || response.headersSent) return;
			response.setHeader('connection', 'close');
			turnAway(request, response, { status: 408 });
			response.once('finish', () => request.destroy());
		},
		sessionOf(request) === undefined ? strangers : others,
	);
	late.unref();
	for (const event of ['end', 'close']) request.once(event, () => clearTimeout(late));
}

const STATUSES: Readonly<Record<string, string>> = {
	HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
	ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
	HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Content Too Large',
};

/** Answers what is no request that could be read, with the headers of every answer, and tells it to the log. */
export function answerUnread(log: {
	info(line: object): void;
}): (error: Error & { readonly code?: string }, socket: Duplex) => void {
	return (error, socket) => {
		const { code = '' } = error;
		const status = STATUSES[code] ?? '400 Bad Request';
		log.info({ request: null, method: '', path: '', status: Number(status.slice(0, 3)), fault: code });
		if (!socket.writable || code === 'ECONNRESET') {
			socket.destroy();
			return;
		}
		const headers = Object.entries({
			...ALWAYS,
			'cache-control': 'no-store',
			'content-length': '0',
			connection: 'close',
		});
		socket.end(
			`HTTP/1.1 ${status}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
		);
	};
}
