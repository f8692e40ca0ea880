/** What a network may have computed: its share, and what it is told beyond it. */
import { once } from 'node:events';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noteRequest, type RequestNotes } from '#lib/server/http/notes.ts';
import { Buckets } from '#lib/server/http/share/buckets.ts';
import { shared } from '#lib/server/http/share/shared.ts';

describe('a bucket', () => {
	test('gives what is in it, then as much as flows in, and never more than it holds', () => {
		const buckets = new Buckets({ atOnce: 3, aSecond: 0.5 }, 10);
		expect([1, 1, 1].map((cost) => buckets.take('a', cost, 0))).toEqual([0, 0, 0]);
		expect(buckets.take('a', 1, 0)).toBe(2);
		expect(buckets.take('a', 3, 0)).toBe(6);
		expect(buckets.take('b', 3, 0)).toBe(0);
		expect(buckets.take('a', 1, 2000)).toBe(0);
		expect(buckets.take('a', 3, 1e9)).toBe(0);
		expect(buckets.take('a', 1, 1e9)).toBeGreaterThan(0);
	});

	test('a clock that goes back gives nothing and takes nothing', () => {
		const buckets = new Buckets({ atOnce: 1, aSecond: 1 }, 10);
		expect(buckets.take('a', 1, 5000)).toBe(0);
		expect(buckets.take('a', 1, 0)).toBe(1);
	});

	test('only so many are remembered, and who asked last stays', () => {
		const buckets = new Buckets({ atOnce: 1, aSecond: 1e-9 }, 3);
		for (const whose of ['a', 'b', 'c', 'a', 'd']) buckets.take(whose, 1, 0);
		expect(buckets.size).toBe(3);
		expect(buckets.take('a', 1, 0)).toBeGreaterThan(0);
		expect(buckets.take('b', 1, 0)).toBe(0);
		for (let i = 0; i < 1000; i++) buckets.take(`network ${i}`, 1, 0);
		expect(buckets.size).toBe(3);
	});
});

let server: Server;
let now: number;
/** Of the next request. */
let from: Pick<RequestNotes, 'network' | 'isThisMachine'>;
let computed: number;
beforeEach(async () => {
	[now, computed] = [0, 0];
	from = { network: 'office', isThisMachine: false };
	const rate = {
		strangers: { atOnce: 6, aSecond: 0.5 },
		newcomers: { atOnce: 2, aSecond: 0.5 },
		clock: () => now,
	};
	const notes = new WeakMap<object, RequestNotes>();
	const front = shared((asked, response) => {
		computed += 1;
		const own = notes.get(asked);
		if (own && asked.headers.cookie === 'session=own') own.person = 7;
		response.writeHead(200).end('done');
	}, rate);
	server = createServer((asked, response) => {
		const own = { id: '', ...from, route: null, path: null, person: null, isKept: false };
		noteRequest(asked, own);
		notes.set(asked, own);
		void front(asked, response, () => response.writeHead(404).end());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterEach(async () => {
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
});

interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}
const ask = (path: string, cookie = '', method = 'GET') =>
	new Promise<Answer>((resolve, reject) => {
		const { port } = server.address() as AddressInfo;
		const headers = cookie ? { cookie } : {};
		const sent = request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (answer) => {
			let body = '';
			answer.setEncoding('utf8').on('data', (text: string) => (body += text));
			answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
		});
		sent.on('error', reject).end();
	});
const statusesOf = async (count: number, path: string, cookie = '') => {
	const statuses: number[] = [];
	for (let i = 0; i < count; i++) statuses.push((await ask(path, cookie)).status);
	return statuses;
};

test('a network has its share computed, is told when to come back, and then is answered', async () => {
	expect(await statusesOf(8, '/lrp?seen=1')).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
	expect(computed).toBe(6);
	const refused = await ask('/ar/lrp?x');
	expect(refused.status).toBe(429);
	expect(refused.headers).toMatchObject({ 'retry-after': '2', 'cache-control': 'no-store' });
	expect(refused.body).toMatch(/<html lang="ar" dir="rtl">.*حاول من جديد/);
	from = { ...from, network: 'another' };
	expect((await ask('/lrp')).status).toBe(200);
	from = { ...from, network: 'office' };
	now = 2000;
	expect(await statusesOf(2, '/lrp')).toEqual([200, 429]);
});

test('files and answers of the API count as three, and are refused as programs read it', async () => {
	expect(await statusesOf(3, '/lrp/s/2024/q1/map.svg?x')).toEqual([200, 200, 429]);
	const api = await ask('/api/v1/plans?x');
	expect([api.status, api.headers['content-type']]).toEqual([429, 'application/problem+json']);
	expect(JSON.parse(api.body)).toMatchObject({ status: 429, title: 'Too Many Requests' });
	await statusesOf(6, '/lrp');
	const data = await ask('/fr/lrp/__data.json');
	expect([data.status, data.headers['content-type']]).toEqual([429, 'application/json']);
	expect((JSON.parse(data.body) as { message: string }).message).toContain('réseau');
});

test('signing in, work, what is sent and files of the build are not counted', async () => {
	await statusesOf(7, '/lrp');
	for (const path of [
		'/account/sign-in',
		'/ar/reports/1',
		'/review?plan=x',
		'/manage/people',
		'/audit',
		'/_app/a.js',
	]) {
		expect((await ask(path)).status, path).toBe(200);
	}
	expect((await ask('/lrp', '', 'POST')).status).toBe(200);
	expect((await ask('/reportsx')).status).toBe(429);
});

test('whoever is signed in is not held to it, and a made-up session buys next to nothing', async () => {
	await statusesOf(7, '/lrp');
	expect(await statusesOf(20, '/lrp', 'session=own')).not.toContain(429);
	expect(await statusesOf(3, '/lrp', 'session=made-up')).toEqual([200, 429, 429]);
	expect(await statusesOf(2, '/lrp', 'session=other')).toEqual([429, 429]);
	expect(await statusesOf(2, '/lrp', 'session=own')).toEqual([200, 200]);
});

test('this machine itself, and a proxy that tells no address, are not limited', async () => {
	from = { network: 'x', isThisMachine: true };
	expect(await statusesOf(20, '/lrp')).not.toContain(429);
});
