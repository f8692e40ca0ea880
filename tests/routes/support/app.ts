/** The built application on a port of its own, as a visitor meets it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../../scripts/setup/build.mjs';
import { projectNode } from '../../../scripts/setup/install.mjs';
import { alone } from '../../../scripts/setup/lock.mjs';
import { root } from '../../../scripts/setup/process.mjs';
import { newAddress, urlOf } from '../../support/engine.ts';
import { seed } from './seed.ts';

/** How long a start may take that builds first, on a machine that is busy. Milliseconds. */
export const BUILDING = 300_000;

export interface Server {
	readonly origin: string;
	/** Its process. */
	readonly pid: number | undefined;
	/** Everything that it has written so far. */
	log(): string;
	/** Tells it to end, or with SIGKILL ends it at once. */
	readonly end: (signal: NodeJS.Signals) => Promise<void>;
}

export interface App extends Omit<Server, 'end' | 'pid'> {
	/** The database file, to look into and to change from outside. */
	readonly database: string;
	stop(): Promise<void>;
}

/** @param fill makes the database and what is in it */
export async function startApp(
	settings: NodeJS.ProcessEnv = {},
	fill: (path: string) => Promise<void> = seed,
): Promise<App> {
	await alone(() => build());
	const folder = mkdtempSync(join(tmpdir(), 'masar-routes-'));
	const database = await newAddress(folder, 'test');
	await fill(database);
	const { end, ...server } = await serve(database, await freePort(), settings);
	return {
		...server,
		database,
		stop: async () => {
			await end('SIGTERM');
			rmSync(folder, { recursive: true });
		},
	};
}

/** Starts what was built, on a database that is there, and waits until it listens. */
export async function serve(
	database: string,
	port: number,
	settings: NodeJS.ProcessEnv = {},
): Promise<Server> {
	const origin = `http://127.0.0.1:${port}`;
	const server = spawn(projectNode(), [join(root, 'build/server.js')], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH: process.env.PATH,
			HOST: '127.0.0.1',
			PORT: String(port),
			ORIGIN: origin,
			DATABASE_URL: urlOf(database),
			BODY_SIZE_LIMIT: '10M',
			MASAR_NOW: '2024-05-04T09:30:00Z',
			...settings,
		},
	});
	let written = '';
	const ended = once(server, 'exit');
	await new Promise<void>((resolve, reject) => {
		const read = (chunk: Buffer) => {
			written += chunk.toString();
			if (written.includes('Listening on')) resolve();
		};
		server.stdout.on('data', read);
		server.stderr.on('data', read);
		server.once('exit', () => reject(new Error(`the server did not start:\n${written}`)));
	});
	return {
		origin,
		pid: server.pid,
		log: () => written,
		end: async (signal) => {
			server.kill(signal);
			await ended;
		},
	};
}

export async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}

export interface RawAnswer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
}

/** Sends the address byte by byte as it is given: `fetch` would tidy it up first, and unpack the answer. */
export async function raw(
	app: Pick<App, 'origin'>,
	path: string,
	{
		method = 'GET',
		headers = {},
		body,
	}: { method?: string; headers?: OutgoingHttpHeaders; body?: string } = {},
): Promise<RawAnswer> {
	const { hostname, port } = new URL(app.origin);
	return new Promise((resolve, reject) => {
		const sent = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk: Buffer) => chunks.push(chunk));
			answer.on('end', () =>
				resolve({
					status: answer.statusCode ?? 0,
					headers: answer.headers,
					body: Buffer.concat(chunks),
				}),
			);
		});
		sent.on('error', reject);
		sent.end(body);
	});
}
