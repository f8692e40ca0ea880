/** Which engine the tests run on: the project of `vite.config.ts` says it. */
import { constants, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { dropDatabase, makeDatabase, MIGRATED } from './postgresql/database.ts';

export type EngineName = 'sqlite' | 'postgresql';

/** Asked when it is needed: browser tests, which are not vitest's, use what stands beside it, and run on SQLite. */
export const engineOfRun = (): EngineName => (process.env.VITEST === undefined ? 'sqlite' : inject('engine'));

/**
 * The address of a database that nobody has used, a copy of one with all migrations: a file in the folder, or a database of
 * PostgreSQL. For browser tests the file is not there yet.
 */
export async function newAddress(folder: string, name = 'masar', engine = engineOfRun()): Promise<string> {
	if (engine === 'postgresql') return makeDatabase(inject('postgresql'), MIGRATED);
	const path = join(folder, `${name}.sqlite`);
	if (process.env.VITEST !== undefined) copyFileSync(inject('sqlite'), path, constants.COPYFILE_EXCL);
	return path;
}

/** The `DATABASE_URL` of a database that `openDatabase` knows by this. */
export function urlOf(path: string): string {
	return path.startsWith('postgres://') ? path : `file:${path}`;
}

/** Removes the database of an address; a file goes with its folder. */
export async function dropAddress(address: string): Promise<void> {
	if (address.startsWith('postgres://')) await dropDatabase(inject('postgresql'), address);
}
