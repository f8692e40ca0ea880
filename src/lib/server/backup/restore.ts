/** Puts a backup in the place of a database, once it was found to hold. Source: docs/operating.md, Restore. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Proof } from '#lib/backup/proof.ts';
import { copyFileOf, isDamage, isSqlite, removeDatabase, withFile } from '#lib/server/database/copy.ts';
import { isPostgresql, migrate, pathBeside, snapshot, type Database } from '#lib/server/database/driver.ts';
import { isUpToDate } from '#lib/server/database/tables.ts';
import { countAnew } from '#lib/server/figures/index.ts';
import { assertFigures, assertSameTables, assertWhole, NoBackup } from './prove.ts';
import { getSeal } from './queries/proof.ts';
import { assertFileFree, replaceFile } from './replaceFile.ts';
import { assertTablesFree, replaceTables } from './replaceTables.ts';

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
	/** Where what was there is now, a file or a schema of PostgreSQL; null: nothing was there. */
	readonly kept: string | null;
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
	const beside = pathBeside(path);
	mkdirSync(dirname(beside), { recursive: true });
	const onServer = isPostgresql(path);
	if (!whileServing && onServer) await assertTablesFree(path);
	if (!whileServing && !onServer) assertFileFree(path);
	const replace = onServer ? replaceTables : replaceFile;
	const [next, scratch] = [`${beside}.restoring`, `${beside}.scratch`];
	rmSync(scratch, { recursive: true, force: true });
	mkdirSync(scratch, { mode: 0o700 });
	try {
		copyFileOf(file, next);
		const seal = await withFile(next, (db) => verify(db, { now, unproven, scratch })).catch(toNoBackup);
		const madeAt = seal?.madeAt ?? null;
		return { madeAt, kept: await replace(path, { file: next, scratch, now, madeAt, whileServing }) };
	} finally {
		removeDatabase(next);
		rmSync(scratch, { recursive: true, force: true });
	}
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
