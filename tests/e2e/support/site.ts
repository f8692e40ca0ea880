/** Servers of the built application, each on a port, a database and a folder of mail of its own. */
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, serve } from '../../routes/support/app.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { MOMENTS, templateOf, type Name } from './databases.ts';

/** A file for each server that runs, named after its process. */
const RUNNING = join('test-results', 'e2e-servers');

export interface Site {
	readonly origin: string;
	/** The folder that its mails are written to. */
	readonly mails: string;
	/** Everything that it has written so far. */
	readonly log: () => string;
	readonly stop: () => Promise<void>;
}

/** Starts a server on a copy of the database of this name. Throws what the server wrote where it does not start. */
export async function startSite(name: Name): Promise<Site> {
	const { path: folder, remove } = temporaryFolder();
	const database = join(folder, 'site.sqlite');
	const mails = join(folder, 'mails');
	copyFileSync(templateOf(name), database);
	const settings = { MASAR_NOW: MOMENTS[name], MAIL_FOLDER: mails };
	const server = await serve(database, await freePort(), settings);
	const { origin, pid, end } = server;
	const mark = join(RUNNING, String(pid));
	writeFileSync(mark, '');
	const stop = async () => {
		await end('SIGTERM');
		rmSync(mark);
		remove();
	};
	return { origin, mails, log: () => server.log(), stop };
}

/** Before the first server: what an earlier run left says nothing, its processes' numbers may be others' by now. */
export function beginServers(): void {
	rmSync(RUNNING, { recursive: true, force: true });
	mkdirSync(RUNNING, { recursive: true });
}

/** After the last test: ends the servers whose worker was ended so hard that it could not stop them. */
export function endServers(): void {
	for (const pid of readdirSync(RUNNING)) {
		try {
			process.kill(Number(pid));
		} catch (error) {
			// It has ended by itself meanwhile.
			if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
		}
	}
	rmSync(RUNNING, { recursive: true });
}
