/** A backup that counts only once it was restored and compared. Source: docs/operating.md, Backup. */
import type { BackupTold } from '#lib/backup/proof.ts';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { copyAt, isSqlite, moveInto, removeDatabase, settle, withFile } from '#lib/server/database/copy.ts';
import { closeDatabase, isPostgresql, transaction, type Database } from '#lib/server/database/driver.ts';
import { isUpToDate } from '#lib/server/database/tables.ts';
import { writeSeal } from './commands/seal.ts';
import { assertFigures, assertSameTables, NoBackup, proofOf } from './prove.ts';
import { openCopy } from './openCopy.ts';

export interface BackupOptions {
	readonly now: Date;
	readonly clock: () => number;
}

/**
 * Writes the whole instance, of either engine, into a SQLite file while others work, restores it into a scratch database beside it, and compares:
 * every table, the bundle of every sector, the record, and the totals with a recount. What lies under the file's name
 * already is replaced only then, at once and whole.
 * Throws `NoBackup` where it does not hold; the copy is kept as `FILE.unproven`.
 */
export async function backup(db: Database, file: string, { now, clock }: BackupOptions): Promise<BackupTold> {
	assertReplaceable(file, db.path);
	if (!(await isUpToDate(db))) {
		throw new NoBackup(
			'old',
			'the database is of another version than this program: use the one that serves it',
		);
	}
	const [part, scratch] = [`${file}.part`, `${file}.scratch`];
	rmSync(scratch, { recursive: true, force: true });
	mkdirSync(scratch, { mode: 0o700 });
	try {
		const began = clock();
		const proof = await copyAt(db, part, (reader, copy) => proofOf(reader, scratch, copy));
		await settle(part);
		const copied = clock() - began;
		const restored = openCopy(part, join(scratch, 'restored.sqlite'));
		try {
			await assertSameTables(restored, proof);
			await assertFigures(restored, proof, scratch);
		} finally {
			await closeDatabase(restored);
		}
		await withFile(part, (copy) => transaction(copy, (writer) => writeSeal(writer, now, proof)));
		moveInto(part, file);
		return {
			file,
			bytes: statSync(file).size,
			rows: Object.values(proof.tables).reduce((sum, { rows }) => sum + rows, 0),
			plans: Object.keys(proof.bundles),
			copied: Math.round(copied),
			proven: Math.round(clock() - began - copied),
		};
	} catch (error) {
		if (error instanceof NoBackup && existsSync(part)) renameSync(part, `${file}.unproven`);
		throw error;
	} finally {
		removeDatabase(part);
		rmSync(scratch, { recursive: true, force: true });
	}
}

/** A name that was meant for something else is not written over. */
function assertReplaceable(file: string, database: string): void {
	if (!existsSync(file)) return;
	const same = statSync(file);
	const used = isPostgresql(database) ? undefined : statSync(database);
	if (same.ino === used?.ino && same.dev === used.dev) {
		throw new NoBackup('differs', `${file} is the database itself`);
	}
	if (!same.isFile() || (same.size > 0 && !isSqlite(file))) {
		throw new NoBackup('differs', `${file} is there and is no backup: give another name`);
	}
}
