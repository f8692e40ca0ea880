/** What is wrong with how the server was set up: safe only where it is known, so it is said at every start. */
import { stat } from 'node:fs/promises';
import { dataFolder } from '#lib/server/database/driver.ts';
import { isThisMachine, type Settings } from '../settings.ts';

export interface Surroundings {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly settings: Settings;
	/** The database's file. */
	readonly database: string;
	/** Of the process; undefined where the system has none. */
	readonly user: number | undefined;
	/** There are accounts that everybody knows. */
	readonly hasDemonstration: boolean;
}

const OTHERS = 0o077;

/** A line for each fault, in English like all of the terminal; empty: nothing is wrong. */
export async function startFaults(around: Surroundings): Promise<string[]> {
	const { env, settings, user, hasDemonstration } = around;
	const { hostname } = new URL(settings.origin);
	const isOwn = isThisMachine(hostname);
	const told = [
		settings.production &&
			!settings.secure &&
			'In production without https: passwords and sessions travel in the clear. Put a proxy with TLS in front and set ORIGIN to its https address.',
		!isOwn &&
			!env.ADDRESS_HEADER &&
			'Other machines come by a proxy, and ADDRESS_HEADER is not set: all readers share one address, so a few wrong passwords of one keep everybody out. Set it to the header that the proxy writes.',
		hasDemonstration &&
			!settings.production &&
			env.HOST !== undefined &&
			!isThisMachine(env.HOST) &&
			'The accounts of the demonstration, whose password everybody knows, can be reached by other machines: set NODE_ENV=production, or HOST=127.0.0.1.',
		user === 0 && 'Runs as root: give it a user of its own.',
	].filter((line) => typeof line === 'string');
	return [...told, ...(await openFiles(around))].map((line) => `• Not safe: ${line}`);
}

/** Files with personal data that others on the machine can read. */
async function openFiles({ env, database }: Surroundings): Promise<string[]> {
	const files = [database, `${database}-wal`, `${database}-shm`];
	const folders = [dataFolder(database), env.MAIL_FOLDER];
	const lines: string[] = [];
	for (const path of [...files, ...folders]) {
		const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
		if (!found || (found.mode & OTHERS) === 0) continue;
		const right = found.isDirectory() ? '0700' : '0600';
		lines.push(
			`Others on this machine can read ${path} (0${(found.mode & 0o777).toString(8)}): it holds personal data. chmod ${right} it.`,
		);
	}
	return lines;
}
