/** What machines ask that watch over this one: whether it lives, whether it is ready, and its numbers. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handler } from '../kept/capture.ts';
import { isLoopback } from '../network.ts';
import { notesOf } from '../notes.ts';
import { isThisMachine } from '../settings.ts';
import { CONTENT_TYPE, metricsText, type Family } from './text.ts';

export interface Watched {
	/** Throws, or is false, when requests cannot be answered. */
	readonly isReady: () => Promise<boolean>;
	readonly families: () => Promise<readonly Family[]>;
	/** Gives an answer the headers that every answer has. */
	readonly dress: (response: ServerResponse) => void;
	/** Undefined: only this machine may ask for the numbers. */
	readonly token: string | undefined;
}

const PATHS = ['/health', '/health/live', '/health/ready', '/metrics'];
const HEADERS = { 'cache-control': 'no-store' };

/** A handler in front of another, which answers whoever watches; the numbers only whoever may ask for them. */
export function watched(inner: Handler, world: Watched): Handler {
	return async (request, response, next) => {
		const path = (request.url ?? '').split('?')[0] ?? '';
		if (!PATHS.includes(path) || (path === '/metrics' && !mayAsk(request, world.token)))
			return inner(request, response, next);
		const notes = notesOf(request);
		if (notes) Object.assign(notes, { route: path, path });
		await answer(path, request, response, world);
	};
}

async function answer(
	path: string,
	{ method }: IncomingMessage,
	response: ServerResponse,
	{ isReady, families, dress }: Watched,
): Promise<void> {
	const send = (status: number, type: string, body: string, more: Record<string, string> = {}) => {
		dress(response);
		response.writeHead(status, { ...HEADERS, 'content-type': type, ...more });
		response.end(method === 'HEAD' ? undefined : body);
	};
	if (method !== 'GET' && method !== 'HEAD') return send(405, 'text/plain', '', { allow: 'GET, HEAD' });
	if (path === '/metrics') return send(200, CONTENT_TYPE, metricsText(await families()));
	const isLive = path === '/health/live';
	const ready = isLive || (await isReady().catch(() => false));
	const said = `${JSON.stringify(isLive ? { live: true } : { live: true, ready })}\n`;
	if (ready) send(200, 'application/json', said);
	else send(503, 'application/json', said, { 'retry-after': '5' });
}

const FORWARDED = [
	'forwarded',
	'via',
	'x-forwarded-for',
	'x-forwarded-host',
	'x-forwarded-proto',
	'x-real-ip',
];

/** With a token whoever has it; without one only this machine itself, and nobody whom a proxy on it lets through. */
function mayAsk({ headers, socket }: IncomingMessage, token: string | undefined): boolean {
	if (token) {
		const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
		return timingSafeEqual(hashOf(given), hashOf(token));
	}
	const isOwn =
		isLoopback(socket.remoteAddress ?? '') && !FORWARDED.some((name) => headers[name] !== undefined);
	const host = `http://${headers.host ?? ''}`;
	return isOwn && URL.canParse(host) && isThisMachine(new URL(host).hostname);
}

const hashOf = (text: string) => createHash('sha256').update(text).digest();
