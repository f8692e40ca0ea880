/** What does not arrive is waited for no longer, and what cannot be read is answered with the headers of every answer. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerUnread, patient } from '#lib/server/http/door/patient.ts';

let server: Server;
let logged: object[];
let read: string[];
beforeEach(async () => {
	[logged, read] = [[], []];
	const front = patient(
		async (asked, response) => {
			const chunks: Buffer[] = [];
			try {
				for await (const chunk of asked) chunks.push(chunk as Buffer);
			} catch {
				return;
			}
			read.push(Buffer.concat(chunks).toString());
			response.writeHead(200).end('done');
		},
		{ strangers: 150, others: 900 },
	);
	server = createServer({ headersTimeout: 300, connectionsCheckingInterval: 50 }, (asked, response) => {
		void front(asked, response, () => response.writeHead(404).end());
	});
	server.on('clientError', answerUnread({ info: (line) => logged.push(line) }));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterEach(async () => {
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
});

/** All that is answered to these bytes until the connection ends, and after how many milliseconds it did. */
async function send(text: string, then = ''): Promise<{ answer: string; ms: number }> {
	const began = performance.now();
	const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
	let answer = '';
	socket.setEncoding('utf8').on('data', (more: string) => (answer += more));
	socket.on('error', () => undefined);
	socket.write(text);
	const trickle = setInterval(() => then !== '' && socket.write(then), 20);
	// Not by `once`, which throws at an error: what came before the line was cut is the answer.
	await new Promise((resolve) => socket.once('close', resolve));
	clearInterval(trickle);
	return { answer, ms: performance.now() - began };
}
const form = (length: number, more = '') =>
	`POST /account/sign-in HTTP/1.1\r\nhost: x\r\n${more}content-length: ${length}\r\nconnection: close\r\n\r\n`;

test('a form that comes whole is read', async () => {
	const { answer } = await send(`${form(3)}a=b`);
	expect(answer).toMatch(/^HTTP\/1.1 200/);
	expect(read).toEqual(['a=b']);
});

test.each([
	['nothing of it', ''],
	['a sign now and then', 'a'],
])('408 where of a form comes %s', async (_, then) => {
	const { answer, ms } = await send(form(5000), then);
	expect(answer).toMatch(/^HTTP\/1.1 408/);
	expect(answer).toContain('Please send it again');
	expect(answer.toLowerCase()).toContain('connection: close');
	expect(ms).toBeLessThan(850);
	expect(read).toEqual([]);
});

test('whoever has a session has longer', async () => {
	const { answer, ms } = await send(form(5000, 'cookie: session=x\r\n'));
	expect(answer).toMatch(/^HTTP\/1.1 408/);
	expect(ms).toBeGreaterThan(850);
});

test.each([
	['a head that does not end', 'GET / HTTP/1.1\r\nhost: x\r\n', 'a', 408],
	['a head that is too large', `GET / HTTP/1.1\r\nhost: x\r\na: ${'a'.repeat(20_000)}\r\n\r\n`, '', 431],
	['what is no request', 'nonsense\r\n\r\n', '', 400],
	['a length that is none', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n', '', 400],
	['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n', '', 400],
	[
		'a length and pieces',
		'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n',
		'',
		400,
	],
])('%s is refused, told to the log, with the headers of every answer', async (_, text, then, status) => {
	const { answer } = await send(text, then);
	expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
	expect(answer).toContain('x-content-type-options: nosniff');
	expect(logged).toMatchObject([{ status }]);
});
