/** Whether a copy is what it was made of, and whether what it says holds together. */
import { changedParts, type BackupFault, type Proof } from '#lib/backup/proof.ts';
import { faultsOfFile } from '#lib/server/database/copy.ts';
import { snapshot, transaction, type Database, type Reader } from '#lib/server/database/driver.ts';
import { hashBundle } from '#lib/server/exchange/index.ts';
import { checkTotals } from '#lib/server/figures/index.ts';
import { checkAudit } from '#lib/server/record/index.ts';
import { getMigrations, getRecordEnd, hashTables, listSectors } from './queries/proof.ts';

/** A file that is no backup to rely on: the message says why in words. */
export class NoBackup extends Error {
	override readonly name = 'NoBackup';
	readonly fault: BackupFault;
	constructor(fault: BackupFault, message: string) {
		super(message);
		this.fault = fault;
	}
}

/**
 * What a database says.
 * @param folder where bundles are written meanwhile
 * @param copy in a SQLite file, of a database on PostgreSQL
 */
export async function proofOf(reader: Reader, folder: string, copy = reader): Promise<Proof> {
	const tables = await hashTables(reader, copy);
	return { ...(await figuresOf(reader, folder, copy)), tables };
}

async function figuresOf(reader: Reader, folder: string, copy = reader): Promise<Omit<Proof, 'tables'>> {
	const bundles: Record<string, string> = {};
	for (const { plan, sector } of await listSectors(reader)) {
		bundles[`${plan}/${sector}`] = await hashBundle(reader, plan, sector, folder);
	}
	return { migrations: await getMigrations(copy), bundles, record: await getRecordEnd(reader) };
}

/**
 * Throws `NoBackup` unless the file is whole and every table in it says what it said when it was made. Of any version.
 */
export async function assertSameTables(db: Database, proof: Proof): Promise<void> {
	await assertWhole(db);
	const tables = await snapshot(db, (reader) => hashTables(reader));
	const changed = changedParts(proof, { ...proof, tables });
	if (changed.length > 0) throw new NoBackup('differs', `it is not what was proven: ${changed.join(', ')}`);
}

/** Throws `NoBackup` where pages are damaged or rows refer to nothing. */
export async function assertWhole(db: Database): Promise<void> {
	const [fault] = await faultsOfFile(db);
	if (fault !== undefined) throw new NoBackup('damaged', `the file is damaged: ${fault}`);
}

/**
 * Throws `NoBackup` unless stored totals are what a recount gives, the record follows from its first entry to its last,
 * and bundles and record are those of the proof. Of the present version; null: there is nothing to compare with.
 */
export async function assertFigures(db: Database, proof: Proof | null, folder: string): Promise<void> {
	const [wrong] = await transaction(db, checkTotals);
	if (wrong) throw new NoBackup('totals', `the stored totals are not what the reports say: ${wrong.table}`);
	const { broken } = await snapshot(db, checkAudit);
	if (broken) throw new NoBackup('record', `the record is broken at entry ${broken.id}`);
	if (proof === null) return;
	const figures = await snapshot(db, (reader) => figuresOf(reader, folder));
	const changed = changedParts(proof, { ...figures, tables: proof.tables });
	if (changed.length > 0) throw new NoBackup('differs', `it says otherwise: ${changed.join(', ')}`);
}
