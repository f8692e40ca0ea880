/** A server of which everything is noted, around a framework that does as it is told. */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Handler } from '#lib/server/http/kept/capture.ts';
import { addAlways } from '#lib/server/http/door/every.ts';
import { metered } from '#lib/server/http/meter/front.ts';
import { watched } from '#lib/server/http/meter/operators.ts';
import { RequestMeter } from '#lib/server/http/meter/requests.ts';
import { metricsText } from '#lib/server/http/meter/text.ts';
import { notesOf } from '#lib/server/http/notes.ts';

let server: Server;
let requests: RequestMeter;
let lines: { info: Record<string, unknown>[]; error: Record<string, unknown>[] };
let inner: Handler;
let isReady: () => Promise<boolean>;
let token: string | undefined;

beforeEach(async () => {
	requests = new RequestMeter();
	lines = { info: [], error: [] };
	inner = (_, response) => response.writeHead(200).end('a page');
	isReady = () => Promise.resolve(true);
	token = undefined;
	const dress = (response: ServerResponse) => addAlways(response, false);
	const world = {
		isReady: () => isReady(),
		families: () => Promise.resolve([requests.family()]),
		dress,
		get token() {
			return token;
		},
	};
	const front = metered(
		watched((asked, response, next) => inner(asked, response, next), world),
		{
			lines: { info: (line: object) => void lines.info.push({ ...line }) },
			log: { error: (line: object) => void lines.error.push({ ...line }) },
			requests,
			address: { header: 'x-reader', depth: 1 },
			key: 'k',
			dress,
		},
	);
	server = createServer(
		(asked, response) => void front(asked, response, () => response.writeHead(404).end()),
	);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterEach(async () => {
	server.close();
	await once(server, 'close');
});

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
	const { port } = server.address() as AddressInfo;
	const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }).end();
	const [answer] = (await once(sent, 'response')) as [IncomingMessage];
	let body = '';
	for await (const chunk of answer) body += String(chunk);
	return { status: answer.statusCode, headers: answer.headers, body };
}

test('a request is one line of the log, with what was noted on its way', async () => {
	inner = (asked, response) => {
		const notes = notesOf(asked);
		if (notes) Object.assign(notes, { route: '/account/reset/[token]', path: '/account/reset/…', person: 7 });
		response.writeHead(303).end();
	};
	await ask('/account/reset/s3cret?next=s3cret', { 'x-reader': '203.0.113.5' });
	await ask('/account/reset/s3cret', { 'x-reader': '203.0.113.99' });
	expect(lines.info[0]).toEqual({
		request: expect.stringMatching(/^[\w-]{36}$/) as string,
		person: 7,
		network: expect.stringMatching(/^[\w-]{12}$/) as string,
		method: 'GET',
		path: '/account/reset/…',
		route: '/account/reset/[token]',
		status: 303,
		ms: expect.any(Number) as number,
	});
	expect(lines.info[1]?.network).toBe(lines.info[0]?.network);
	expect(lines.info[1]?.request).not.toBe(lines.info[0]?.request);
	expect(JSON.stringify(lines)).not.toMatch(/s3cret|203\.0/);
});

test('so is one that nobody looked at, without what could be a secret in its address', async () => {
	await ask('/account/reset/s3cret?token=s3cret');
	await ask('/robots.txt?s3cret');
	await ask('/_app/immutable/a.js');
	expect(lines.info.map(({ path }) => path)).toEqual(['/account', '/robots.txt', '/_app/immutable/a.js']);
	expect(metricsText([requests.family()])).toMatch(
		/route="file"[^]*route="other"|route="other"[^]*route="file"/,
	);
});

test('one that throws is answered, told and counted', async () => {
	inner = () => Promise.reject(new Error('broken'));
	const { status, body } = await ask('/a');
	expect([status, body]).toEqual([500, '']);
	expect(lines.info[0]).toMatchObject({ status: 500 });
	expect(lines.error[0]).toMatchObject({ request: lines.info[0]?.request });
	expect(metricsText([requests.family()])).toContain('_count{route="other",method="GET",status="500"} 1');
});

test('one whose reader has left is told as such', async () => {
	const { promise: asked, resolve } = Promise.withResolvers<void>();
	const { promise: left, resolve: isLeft } = Promise.withResolvers<void>();
	inner = (_, response) => {
		response.once('close', isLeft);
		resolve();
	};
	const { port } = server.address() as AddressInfo;
	const sent = request({ host: '127.0.0.1', port, path: '/slow', agent: false }).end();
	sent.on('error', () => undefined);
	await asked;
	sent.destroy();
	await left;
	expect(lines.info[0]).toMatchObject({ status: 499 });
});

test('health: it lives, and is ready or says when to ask again', async () => {
	expect(await ask('/health/live')).toMatchObject({ status: 200, body: '{"live":true}\n' });
	for (const path of ['/health', '/health/ready'])
		expect(await ask(path)).toMatchObject({ status: 200, body: '{"live":true,"ready":true}\n' });
	isReady = () => Promise.reject(new Error('the database is gone'));
	const { status, headers, body } = await ask('/health');
	expect([status, headers['retry-after'], headers['cache-control'], body]).toEqual([
		503,
		'5',
		'no-store',
		'{"live":true,"ready":false}\n',
	]);
	expect((await ask('/health/live')).status).toBe(200);
	expect(await ask('/health', {}, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
	expect(await ask('/health', {}, 'HEAD')).toMatchObject({ status: 503, body: '' });
});

test('numbers are for this machine itself, and not for whom a proxy on it lets through', async () => {
	expect((await ask('/metrics')).body).toMatch(/^# HELP masar_http|^$/);
	for (const [name, value] of [
		['x-forwarded-for', '203.0.113.5'],
		['forwarded', 'for=203.0.113.5'],
		['via', '1.1 proxy'],
		['x-real-ip', '203.0.113.5'],
		['host', 'masar.example.org'],
	] as const)
		expect([name, (await ask('/metrics', { [name]: value })).body]).toEqual([name, 'a page']);
});

test('or for whoever has the token, and then for nobody else', async () => {
	token = 'open sesame';
	expect((await ask('/metrics')).body).toBe('a page');
	expect((await ask('/metrics', { authorization: 'Bearer wrong' })).body).toBe('a page');
	const headers = { authorization: 'Bearer open sesame', host: 'masar.example.org', via: '1.1 proxy' };
	const { body, headers: answered } = await ask('/metrics', headers);
	expect(answered['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
	expect(body).toContain(
		'masar_http_request_duration_seconds_count{route="other",method="GET",status="200"} 2',
	);
});
