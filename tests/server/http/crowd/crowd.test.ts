/** A server that a crowd asks, around a framework that answers when it is told. */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { crowded, type CrowdOptions } from '#lib/server/http/crowd/crowd.ts';
import { capture, type Handler } from '#lib/server/http/kept/capture.ts';
import { leavePlace } from '#lib/server/http/place.ts';
import { noteRequest, type RequestNotes } from '#lib/server/http/notes.ts';

let server: Server;
let options: CrowdOptions;
let inner: Handler;
/** What the framework was asked, in turn. */
let begun: string[];
/** How many have arrived, begun or not. */
let arrived: number;

const PATIENT = [60_000, 60_000, 60_000, 60_000] as const;

beforeEach(() => {
	[begun, arrived] = [[], 0];
	options = { most: [100, 100, 100, 100], patience: PATIENT, few: 0, hoped: 60_000, underWay: 100 };
	inner = (_, response) => response.writeHead(200).end('done');
});
afterEach(async () => {
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
});

async function start(): Promise<void> {
	const front = crowded(async (asked, response, next) => {
		begun.push(`${asked.method} ${asked.url}`);
		const notes = asked as unknown as { notes: RequestNotes };
		if (asked.headers.cookie === 'session=own') notes.notes.person = 7;
		await inner(asked, response, next);
	}, options);
	server = createServer((asked, response) => {
		arrived += 1;
		const notes = {
			id: '',
			network: null,
			isThisMachine: true,
			route: null,
			path: null,
			person: null,
			isKept: false,
		};
		noteRequest(asked, notes);
		Object.assign(asked, { notes });
		const failed = () => response.writeHead(500).end();
		Promise.resolve(front(asked, response, () => response.writeHead(404).end())).catch(failed);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
}

interface Asking {
	readonly headers?: Record<string, string>;
	readonly method?: string;
}
async function ask(path: string, { headers = {}, method = 'GET' }: Asking = {}) {
	const { port } = server.address() as AddressInfo;
	const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }).end();
	const [answer] = (await once(sent, 'response')) as [IncomingMessage];
	let body = '';
	for await (const chunk of answer) body += String(chunk);
	return { status: answer.statusCode, headers: answer.headers, body };
}

/** Holds the framework's answers back; `open` lets all of them go. */
function gate(): { open: () => void } {
	const { promise, resolve } = Promise.withResolvers<void>();
	inner = async (_, response) => {
		await promise;
		response.writeHead(200).end('done');
	};
	return { open: resolve };
}

const OWN = { cookie: 'session=own' };

test('whoever is signed in goes first, and of them who sends something', async () => {
	options = { ...options, underWay: 1 };
	await start();
	// Once it was somebody's, a session is known.
	expect((await ask('/first', { headers: OWN })).status).toBe(200);
	const { open } = gate();
	const running = ask('/running', { headers: { cookie: 'session=forged' } });
	await expect.poll(() => begun).toContain('GET /running');
	const waiting = [
		ask('/stranger'),
		ask('/forged', { headers: { cookie: 'session=forged' }, method: 'POST' }),
	];
	const read = ask('/read', { headers: OWN });
	await expect.poll(() => begun).toContain('GET /read');
	const sent = ask('/send', { headers: OWN, method: 'POST' });
	await expect.poll(() => begun).toContain('POST /send');
	expect(begun).toEqual(['GET /first', 'GET /running', 'GET /read', 'POST /send']);
	open();
	for (const answer of await Promise.all([running, read, sent, ...waiting])) expect(answer.status).toBe(200);
	expect(begun.slice(4).sort()).toEqual(['GET /stranger', 'POST /forged']);
});

test('what somebody asked before it was known that they are signed in does not wait behind strangers', async () => {
	options = { ...options, underWay: 1 };
	await start();
	const { open } = gate();
	const running = ask('/running', { headers: OWN });
	await expect.poll(() => begun).toContain('GET /running');
	const stranger = ask('/stranger');
	const second = ask('/second', { headers: OWN });
	const third = ask('/third', { headers: OWN, method: 'POST' });
	await expect.poll(() => arrived).toBe(4);
	open();
	for (const answer of await Promise.all([running, stranger, second, third])) expect(answer.status).toBe(200);
	expect(begun).toEqual(['GET /running', 'POST /third', 'GET /second', 'GET /stranger']);
});

test('whoever waits for a worker gives its place back, once', async () => {
	options = { ...options, underWay: 1 };
	await start();
	const { promise, resolve } = Promise.withResolvers<void>();
	inner = async (asked, response) => {
		if (asked.url?.startsWith('/files/')) {
			leavePlace(asked);
			leavePlace(asked);
			await promise;
		}
		response.writeHead(200).end('done');
	};
	const papers = ['/files/a.pdf', '/files/b.pdf', '/files/c.pdf'].map((path) => ask(path));
	await expect.poll(() => begun.length).toBe(3);
	expect((await ask('/page')).status).toBe(200);
	resolve();
	for (const answer of await Promise.all(papers)) expect(answer.status).toBe(200);
	// A place that was given back twice would let two begin.
	const { open } = gate();
	const [running, second] = [ask('/running'), ask('/second')];
	await expect.poll(() => arrived).toBe(6);
	expect(begun.filter((one) => /running|second/.test(one))).toHaveLength(1);
	open();
	for (const answer of await Promise.all([running, second])) expect(answer.status).toBe(200);
});

test('files that strangers ask for come after their pages', async () => {
	options = { ...options, underWay: 1 };
	await start();
	const { open } = gate();
	const running = ask('/running');
	await expect.poll(() => begun).toEqual(['GET /running']);
	const files = [ask('/lrp/food/2024/q1/files/dashboard.pdf'), ask('/lrp/food/2024/q1/map.png')];
	await expect.poll(() => arrived).toBe(3);
	const page = ask('/lrp/food/2024/q1?window=quarter');
	await expect.poll(() => arrived).toBe(4);
	open();
	for (const answer of await Promise.all([running, page, ...files])) expect(answer.status).toBe(200);
	expect(begun[1]).toBe('GET /lrp/food/2024/q1?window=quarter');
});

test('one line too many is turned away at once, in the words of the address', async () => {
	options = { ...options, most: [1, 1, 0, 0] };
	await start();
	const page = await ask('/ar/lrp', { headers: { accept: 'text/html' } });
	expect([page.status, page.headers['cache-control']]).toEqual([503, 'no-store']);
	expect(Number(page.headers['retry-after'])).toBeGreaterThanOrEqual(3);
	expect(Number(page.headers['retry-after'])).toBeLessThanOrEqual(12);
	expect(page.body).toMatch(/<html lang="ar" dir="rtl">.*حاول من جديد/);
	expect((await ask('/lrp?x', { headers: { accept: 'text/html' } })).body).toContain(
		'<html lang="en" dir="ltr">',
	);
	const api = await ask('/api/v1/plans');
	expect(api.headers['content-type']).toBe('application/problem+json');
	expect(JSON.parse(api.body)).toMatchObject({ status: 503, title: 'Service Unavailable' });
	expect(begun).toEqual([]);
	// Files go on.
	expect((await ask('/_app/a.js')).status).toBe(200);
});

test('who has waited too long is turned away when the next one comes', async () => {
	options = { ...options, underWay: 1, patience: [0, 0, 0, 0] };
	await start();
	expect((await ask('/late')).status).toBe(503);
	expect(begun).toEqual([]);
});

test('who shows a session that nobody knows yet waits longer than strangers do', async () => {
	options = { ...options, underWay: 1, patience: [0, 0, 0, 0] };
	await start();
	expect((await ask('/stranger')).status).toBe(503);
	expect((await ask('/unknown', { headers: OWN, method: 'POST' })).status).toBe(200);
	expect(begun).toEqual(['POST /unknown']);
});

test('unless there are few: then the machine is slow, and nothing is won', async () => {
	options = { ...options, underWay: 1, patience: [0, 0, 0, 0], few: 1 };
	await start();
	expect((await ask('/late')).status).toBe(200);
});

test('who has left is not begun, and holds nobody up', async () => {
	options = { ...options, underWay: 1 };
	await start();
	const { open } = gate();
	const running = ask('/running');
	await expect.poll(() => begun).toEqual(['GET /running']);
	const { port } = server.address() as AddressInfo;
	const left = request({ host: '127.0.0.1', port, path: '/left', agent: false }).end();
	left.on('error', () => undefined);
	const waiting = ask('/waiting');
	await once(left, 'socket');
	left.destroy();
	open();
	expect((await Promise.all([running, waiting])).map(({ status }) => status)).toEqual([200, 200]);
	expect(begun).not.toContain('GET /left');
	expect((await ask('/after')).status).toBe(200);
});

test.each<[string, Handler, number]>([
	['throws', () => Promise.reject(new Error('broken')), 500],
	['passes it on', (_, __, next) => next(), 404],
])('where the framework %s, it holds nobody up', async (_, does, status) => {
	options = { ...options, underWay: 1 };
	inner = does;
	await start();
	for (let i = 0; i < 4; i += 1) expect((await ask(`/${i}`)).status).toBe(status);
});

test('an answer that goes into memory and has no head of its own holds nobody up', async () => {
	options = { ...options, underWay: 1 };
	const front = crowded((_, response) => {
		response.statusCode = 400;
		response.end('Bad Request');
	}, options);
	await start();
	server.removeAllListeners('request');
	server.on('request', (asked, response) => {
		void capture(front, asked).then(({ status, body }) => response.writeHead(status).end(body));
	});
	for (let i = 0; i < 4; i += 1) expect((await ask(`/${i}`)).status).toBe(400);
});
