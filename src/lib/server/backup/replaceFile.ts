/** Puts what was verified in the place of a SQLite file. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { copyAt, exchangeFiles, hold, overwrite, settle, withFile } from '#lib/server/database/copy.ts';
import {
	closeDatabase,
	openDatabase,
	snapshot,
	transaction,
	type Database,
} from '#lib/server/database/driver.ts';
import { readReached, takeUp, type Reached } from './commands/takeUp.ts';
import { InUse, type Next } from './next.ts';

/** Throws `InUse` while somebody has the file open. */
export function assertFileFree(path: string): void {
	take(path).release();
}

function take(path: string): { release(): void } {
	const held = existsSync(path) ? hold(path) : { release: () => undefined };
	if (!held) throw new InUse(`${path} is in use: stop the server first`);
	return held;
}

/**
 * What was there is kept beside it. Killed at any moment, this leaves one of the two in the place, whole.
 * @returns where it is kept; null: nothing was there
 */
export async function replaceFile(
	path: string,
	{ file, now, madeAt, whileServing }: Next,
): Promise<string | null> {
	const kept = existsSync(path) ? `${path}.replaced-${now.toISOString().replaceAll(/[:.]/g, '-')}` : null;
	const replaced = kept === null ? null : await reachedBy(path);
	await withFile(file, (db) =>
		transaction(db, (writer) => takeUp(writer, { now, madeAt, replaced, kept: kept && basename(kept) })),
	);
	if (whileServing && kept !== null) await replaceInside(file, path, kept);
	else exchange(file, path, kept);
	return kept;
}

/** What the database in the place has reached; null: it is too damaged, or too old, to say. */
async function reachedBy(path: string): Promise<Reached | null> {
	let db: Database | undefined;
	try {
		db = openDatabase(path, { patient: true });
		return await snapshot(db, readReached);
	} catch {
		return null;
	} finally {
		if (db) await closeDatabase(db);
	}
}

function exchange(next: string, path: string, kept: string | null): void {
	const held = take(path);
	try {
		exchangeFiles(next, path, kept);
	} finally {
		held.release();
	}
}

/** The server keeps its file: what is in it is copied away, then written over in one transaction. */
async function replaceInside(next: string, path: string, kept: string): Promise<void> {
	const db = openDatabase(path, { patient: true });
	await copyAt(db, kept, () => undefined);
	await closeDatabase(db);
	await settle(kept);
	await overwrite(next, path);
}
