import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { closeDatabase, openDatabase, rows } from '#lib/server/database/driver.ts';
import { addPerson, signedIn } from '../../tests/support/people.ts';
import { freePort, withDemonstration } from '../setup/demonstration.ts';
import { answers } from '../setup/port.mjs';
import { environment, root } from '../setup/process.mjs';
import type { Row } from './row.ts';
import { CONNECTIONS, QUARTER, rate, rateRow } from './serving.ts';

const HOST = '127.0.0.1';
const REQUESTS = 1000;

/**
 * P10: a signed-in reader's dashboard, rendered each time, in requests a second of one core, against a bare page of the
 * same framework with a table of 120 rows and 10 columns.
 */
export async function renderingRow(): Promise<Row> {
	let cookie = '';
	return withDemonstration(
		(origin, pid) => compare(origin, pid, cookie),
		async (database) => {
			cookie = await sessionIn(database);
		},
	);
}

async function compare(origin: string, pid: number, cookie: string): Promise<Row> {
	const bare = await startBare();
	const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	try {
		const ours = await rate(agent, origin + QUARTER, pid, { cookie }, REQUESTS);
		const reference = await rate(agent, bare.origin, bare.process.pid ?? 0, {}, REQUESTS);
		return rateRow('P10 signed-in dashboard, requests/s of a core', ours, reference, 0.25);
	} finally {
		agent.destroy();
		bare.stop();
	}
}

/** A person who may read the demonstration, and the cookie of a session. */
export async function sessionIn(path: string): Promise<string> {
	const db = openDatabase(path);
	const [plan] = await rows<{ id: number }>(db.writer, 'select id from plan');
	const grants = [{ role: 'reader', planId: plan?.id ?? 0, sectorId: null, organisationId: null }] as const;
	const person = await addPerson(db, { email: 'reader@example.org', grants }, new Date());
	const token = await signedIn(db, person, new Date());
	await closeDatabase(db);
	return `session=${token}`;
}

async function startBare(): Promise<{ origin: string; process: ChildProcess; stop: () => void }> {
	// Among the packages, which it resolves from there, and where nothing else reads what is built.
	const folder = join(root, 'node_modules', '.cache', 'masar-bare');
	rmSync(folder, { recursive: true, force: true });
	cpSync(join(root, 'scripts', 'bench', 'bareKit'), folder, { recursive: true });
	const run = (order: string[], settings: NodeJS.ProcessEnv = {}) =>
		spawn(process.execPath, order, {
			cwd: folder,
			env: { ...environment(), ...settings },
			stdio: ['ignore', 'ignore', 'inherit'],
		});
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const built = run([vite, 'build', '--logLevel', 'error']);
	const [code] = (await once(built, 'exit')) as [number];
	if (code !== 0) throw new Error(`The bare page was not built: vite ended with ${code}.`);
	const port = await freePort();
	const server = run([join(folder, 'out', 'index.js')], { HOST, PORT: String(port) });
	await answers(HOST, port);
	const stop = () => {
		server.kill();
		rmSync(folder, { recursive: true, force: true });
	};
	return { origin: `http://${HOST}:${port}`, process: server, stop };
}
