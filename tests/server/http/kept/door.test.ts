/** The door in front of a framework that counts what it is asked. */
import { once } from 'node:events';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { door } from '#lib/server/http/kept/door.ts';
import { Memory } from '#lib/server/http/kept/memory.ts';
import type { Packed } from '#lib/server/http/kept/packed.ts';

const PAGE = '/lrp/shelter/2024/q1';
const TEXT = 'a figure of the quarter, '.repeat(200);

let server: Server;
let memory: Memory<Packed>;
let made: string[];
let state: string;
let head: Record<string, string>;
let status: number;
/** Holds the framework's answer back until it is called. */
let hold: Promise<void> | undefined;

beforeEach(async () => {
	[made, state, status, hold] = [[], 'one', 200, undefined];
	head = { 'content-type': 'text/html', 'cache-control': 'no-cache', etag: 'W/"one"' };
	memory = new Memory<Packed>(1_000_000);
	const answer = door(
		async (asked, response) => {
			made.push(`${asked.method} ${asked.url} ${Object.keys(asked.headers).join()}`);
			await hold;
			response.writeHead(status, head).end(`${TEXT}${made.length}`);
		},
		{ stateOf: async () => state, memory },
	);
	server = createServer((asked, response) => void answer(asked, response, () => undefined));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterEach(async () => {
	server.close();
	await once(server, 'close');
});

interface Answer {
	readonly status: number | undefined;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
}

async function ask(path = PAGE, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
	const { port } = server.address() as AddressInfo;
	const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }).end();
	const [answer] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
	const chunks: Buffer[] = [];
	for await (const chunk of answer) chunks.push(chunk as Buffer);
	return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
}

test('an answer is made once as long as its data are the same, of nothing that the reader said', async () => {
	const first = await ask(PAGE, { 'accept-language': 'ar', cookie: 'seen=1', 'if-none-match': '"x"' });
	expect((await ask()).body.toString()).toBe(first.body.toString());
	expect(made).toEqual([`GET ${PAGE} host`]);
	state = 'two';
	expect((await ask()).body.toString()).toBe(`${TEXT}2`);
});

test('each reader gets it packed as he takes it', async () => {
	const plain = await ask();
	const br = await ask(PAGE, { 'accept-encoding': 'gzip, br' });
	const gzip = await ask(PAGE, { 'accept-encoding': 'gzip' });
	expect([plain, br, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([
		undefined,
		'br',
		'gzip',
	]);
	expect(brotliDecompressSync(br.body)).toEqual(plain.body);
	expect(gunzipSync(gzip.body)).toEqual(plain.body);
	for (const { headers, body } of [plain, br, gzip]) {
		expect(headers).toMatchObject({ etag: 'W/"one"', vary: 'accept-encoding', 'cache-control': 'no-cache' });
		expect(headers['content-length']).toBe(String(body.byteLength));
	}
	expect(made).toHaveLength(1);
});

test('whoever knows it is told so, and HEAD has no body', async () => {
	const known = await ask(PAGE, { 'if-none-match': 'W/"other", W/"one"' });
	expect([known.status, known.body.byteLength]).toEqual([304, 0]);
	expect(known.headers).toMatchObject({
		etag: 'W/"one"',
		vary: 'accept-encoding',
		'cache-control': 'no-cache',
	});
	const looked = await ask(PAGE, {}, 'HEAD');
	expect([looked.status, looked.body.byteLength]).toEqual([200, 0]);
	expect(looked.headers['content-length']).toBe(String((await ask()).body.byteLength));
	expect(made).toEqual([`GET ${PAGE} host`]);
});

test('many at once ask the framework once', async () => {
	let waiting = 40;
	hold = new Promise((resolve) => {
		server.on('request', () => {
			waiting -= 1;
			if (waiting === 0) resolve();
		});
	});
	const all = Array.from({ length: waiting }, async () => ask());
	const bodies = new Set((await Promise.all(all)).map(({ body }) => body.toString()));
	expect(bodies).toEqual(new Set([`${TEXT}1`]));
	expect(made).toHaveLength(1);
});

test.each([
	['a session', PAGE, { cookie: 'a=1; session=x' }, 'GET'],
	['a session of https', PAGE, { cookie: '__Host-session=x' }, 'GET'],
	['a part of it', PAGE, { range: 'bytes=0-10' }, 'GET'],
	['a form', PAGE, {}, 'POST'],
	['an address that is not known', `${PAGE}/%71`, {}, 'GET'],
])('%s is neither answered from memory nor kept', async (_, path, headers, method) => {
	await ask();
	await ask(path, headers, method);
	expect(made[1]).toMatch(new RegExp(`^${method} `));
	expect(made[1]).toContain(path);
	await ask(path, headers, method);
	expect(made).toHaveLength(3);
	expect((await ask()).body.toString()).toBe(`${TEXT}1`);
});

test.each([
	['a mistake', 404, {}],
	['a failure', 500, {}],
	['a step elsewhere', 303, { location: '/' }],
	['what sets a cookie', 200, { 'set-cookie': 'a=1' }],
	['what nobody may keep', 200, { 'cache-control': 'no-store' }],
	['what its reader alone may keep', 200, { 'cache-control': 'private, max-age=60' }],
])('%s is handed on and not kept', async (_, code, more: Record<string, string>) => {
	status = code;
	Object.assign(head, more);
	for (const time of [1, 2]) {
		const answer = await ask();
		expect([answer.status, answer.body.toString()]).toEqual([code, `${TEXT}${time}`]);
		for (const [name, value] of Object.entries(more)) expect(String(answer.headers[name])).toBe(value);
	}
	expect(memory.size).toBe(0);
});
