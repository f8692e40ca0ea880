import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabase, migrate, openDatabase, type Database } from '#lib/server/database/driver.ts';
import { dropAddress, engineOfRun, newAddress } from './engine.ts';

/** A folder of its own for a test file; `remove` it in `afterAll`. */
export function temporaryFolder(): { path: string; remove: () => void } {
	const path = mkdtempSync(join(tmpdir(), 'masar-test-'));
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A real, empty database with all migrations. */
export async function emptyDatabase(
	folder: string,
	name = 'test',
	engine = engineOfRun(),
): Promise<Database & { close: () => Promise<void> }> {
	const db = openDatabase(await newAddress(folder, name, engine));
	// Those of browser tests have none yet.
	await migrate(db);
	const close = async () => {
		await closeDatabase(db);
		await dropAddress(db.path);
	};
	return Object.assign(db, { close });
}
