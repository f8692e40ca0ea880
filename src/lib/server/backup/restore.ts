/** Puts a backup in the place of a database, once it was found to hold. Source: docs/operating.md, Restore. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Proof } from '#lib/backup/proof.ts';
import {
	copyAt,
	copyFileOf,
	exchangeFiles,
	hold,
	isDamage,
	isSqlite,
	overwrite,
	removeDatabase,
	settle,
	withFile,
} from '#lib/server/database/copy.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	snapshot,
	transaction,
	type Database,
} from '#lib/server/database/driver.ts';
import { isUpToDate } from '#lib/server/database/tables.ts';
import { countAnew } from '#lib/server/figures/index.ts';
import { readReached, takeUp, type Reached } from './commands/takeUp.ts';
import { assertFigures, assertSameTables, assertWhole, NoBackup } from './prove.ts';
import { getSeal } from './queries/proof.ts';

export interface RestoreOptions {
	readonly now: Date;
	/** Also while a server has the database open, which then goes on with what was restored. */
	readonly whileServing: boolean;
	/** Also a database that was never proven, like a copied file. */
	readonly unproven: boolean;
}

export interface Restored {
	/** The moment of the data; null: the file does not say. */
	readonly madeAt: Date | null;
	/** Where what was there is now; null: nothing was there. */
	readonly kept: string | null;
}

/** Somebody has the database open. */
export class InUse extends Error {
	override readonly name = 'InUse';
}

/**
 * Verifies the file (whole, what it was proven to be, its totals, its record), brings it up to date beside the database,
 * and only then puts it in its place. What was there is kept beside it, with the time in its name. Killed at any moment,
 * it leaves one of the two in the place, whole.
 * Throws `NoBackup` where the file does not hold, `InUse` where a server has the database open and nobody said to go on.
 */
export async function restore(
	file: string,
	path: string,
	{ now, whileServing, unproven }: RestoreOptions,
): Promise<Restored> {
	if (!existsSync(file) || !isSqlite(file)) throw new NoBackup('damaged', `${file} is no backup`);
	mkdirSync(dirname(path), { recursive: true });
	if (!whileServing) take(path).release();
	const [next, scratch] = [`${path}.restoring`, `${path}.scratch`];
	rmSync(scratch, { recursive: true, force: true });
	mkdirSync(scratch, { mode: 0o700 });
	try {
		copyFileOf(file, next);
		const seal = await withFile(next, (db) => verify(db, { now, unproven, scratch })).catch(toNoBackup);
		const kept = existsSync(path) ? `${path}.replaced-${now.toISOString().replaceAll(/[:.]/g, '-')}` : null;
		const replaced = kept === null ? null : await reachedBy(path);
		await withFile(next, (db) =>
			transaction(db, (writer) =>
				takeUp(writer, { now, madeAt: seal?.madeAt ?? null, replaced, kept: kept && basename(kept) }),
			),
		);
		if (whileServing && kept !== null) await replaceInside(next, path, kept);
		else replaceFile(next, path, kept);
		return { madeAt: seal?.madeAt ?? null, kept };
	} finally {
		removeDatabase(next);
		rmSync(scratch, { recursive: true, force: true });
	}
}

function take(path: string): { release(): void } {
	const held = existsSync(path) ? hold(path) : { release: () => undefined };
	if (!held) throw new InUse(`${path} is in use: stop the server first`);
	return held;
}

function toNoBackup(error: unknown): never {
	if (isDamage(error)) throw new NoBackup('damaged', 'the file is damaged');
	throw error;
}

interface Verifying extends Pick<RestoreOptions, 'now' | 'unproven'> {
	readonly scratch: string;
}

async function verify(
	db: Database,
	{ now, unproven, scratch }: Verifying,
): Promise<{ madeAt: Date; proof: Proof } | undefined> {
	const seal = await snapshot(db, getSeal);
	if (seal) await assertSameTables(db, seal.proof);
	else if (unproven) await assertWhole(db);
	else
		throw new NoBackup('no seal', 'it was never proven: it is no backup that "npm run backup" has finished');
	await migrate(db);
	if (!(await isUpToDate(db))) throw new NoBackup('old', 'it is of a later version than this program');
	await countAnew(db, now);
	await assertFigures(db, seal?.proof ?? null, scratch);
	return seal;
}

/** What the database in the place has reached; null: it is too damaged, or too old, to say. */
async function reachedBy(path: string): Promise<Reached | null> {
	let db: Database | undefined;
	try {
		db = openDatabase(path);
		return await snapshot(db, readReached);
	} catch {
		return null;
	} finally {
		if (db) await closeDatabase(db);
	}
}

function replaceFile(next: string, path: string, kept: string | null): void {
	const held = take(path);
	try {
		exchangeFiles(next, path, kept);
	} finally {
		held.release();
	}
}

/** The server keeps its file: what is in it is copied away, then written over in one transaction. */
async function replaceInside(next: string, path: string, kept: string): Promise<void> {
	const db = openDatabase(path);
	await copyAt(db, kept, () => undefined);
	await closeDatabase(db);
	await settle(kept);
	await overwrite(next, path);
}
