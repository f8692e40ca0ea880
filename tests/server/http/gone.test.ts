/** Files that are gone while a server runs. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { everyAnswer } from '#lib/server/http/door/every.ts';

let server: Server;
/** Faults that nobody listened to: each would have ended the process. */
let unheard: unknown[];
const hear = (error: unknown) => unheard.push(error);
let others: NodeJS.UncaughtExceptionListener[];
beforeEach(async () => {
	unheard = [];
	others = process.listeners('uncaughtException');
	process.removeAllListeners('uncaughtException');
	process.on('uncaughtException', hear);
	const front = everyAnswer(
		async (asked, response) => {
			if (asked.url !== '/gone.js') return void response.end('here');
			response.writeHead(200, { 'content-length': '10' });
			createReadStream('/nowhere/gone.js').pipe(response);
		},
		{ secure: false },
	);
	server = createServer((asked, response) => {
		void front(asked, response, () => response.writeHead(404).end());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterEach(async () => {
	process.removeListener('uncaughtException', hear);
	for (const other of others) process.on('uncaughtException', other);
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
});

const get = async (path: string) => {
	const { port } = server.address() as AddressInfo;
	const answer = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5000) });
	return answer.text();
};

test('end the answer, and not the server', async () => {
	const cut = await get('/gone.js').then(
		() => null,
		(error: unknown) => error,
	);
	expect(cut).toBeInstanceOf(TypeError);
	expect(unheard).toEqual([]);
	expect(await get('/page')).toBe('here');
});
