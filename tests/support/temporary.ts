import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabase, migrate, openDatabase, type Database } from '#lib/server/database/driver.ts';

/** A folder of its own for a test file; `remove` it in `afterAll`. */
export function temporaryFolder(): { path: string; remove: () => void } {
	const path = mkdtempSync(join(tmpdir(), 'masar-test-'));
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A real, empty database with all migrations. */
export async function emptyDatabase(
	folder: string,
	name = 'test',
): Promise<Database & { close: () => Promise<void> }> {
	const db = openDatabase(join(folder, `${name}.sqlite`));
	await migrate(db);
	return Object.assign(db, { close: () => closeDatabase(db) });
}
