/** Which engine the tests run on: the project of `vite.config.ts` says it. */
import { join } from 'node:path';
import { inject } from 'vitest';
import { dropDatabase, makeDatabase, MIGRATED } from './postgresql/database.ts';

export type EngineName = 'sqlite' | 'postgresql';

/** Asked when it is needed: browser tests, which are not vitest's, use what stands beside it, and run on SQLite. */
export const engineOfRun = (): EngineName => (process.env.VITEST === undefined ? 'sqlite' : inject('engine'));

/**
 * The address of a database that nobody has used: a file in the folder, not there yet, or a new PostgreSQL database with
 * the tables.
 */
export async function newAddress(folder: string, name = 'masar', engine = engineOfRun()): Promise<string> {
	return engine === 'postgresql'
		? makeDatabase(inject('postgresql'), MIGRATED)
		: join(folder, `${name}.sqlite`);
}

/** The `DATABASE_URL` of a database that `openDatabase` knows by this. */
export function urlOf(path: string): string {
	return path.startsWith('postgres://') ? path : `file:${path}`;
}

/** Removes the database of an address; a file goes with its folder. */
export async function dropAddress(address: string): Promise<void> {
	if (address.startsWith('postgres://')) await dropDatabase(inject('postgresql'), address);
}
