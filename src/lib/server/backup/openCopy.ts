import { copyFileOf } from '#lib/server/database/copy.ts';
import { openDatabase, type Database } from '#lib/server/database/driver.ts';

/** Copies a backup to where a database is to be, and opens it as it is, of whatever version. */
export function openCopy(file: string, path: string): Database {
	copyFileOf(file, path);
	return openDatabase(path);
}
