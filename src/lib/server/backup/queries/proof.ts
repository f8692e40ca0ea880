/** What a database says, table by table. */
import { createHash } from 'node:crypto';
import type { Proof } from '#lib/backup/proof.ts';
import {
	countMigrations,
	listTables,
	MIGRATIONS_TABLE,
	valuesOfTable,
	type StoredTable,
} from '#lib/server/database/tables.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** The seal is written after the proof, of which it is made. */
const NOT_PROVEN = ['backup_seal'];
/** Text hashed at once: less often is quicker. */
const PIECE = 65_536;

/**
 * Rows and hash of every table, in the order of its key.
 * @param copy of a database on PostgreSQL: it says which tables there are and how their columns follow each other, and
 *   has the list of SQLite's migrations
 */
export async function hashTables(reader: Reader, copy = reader): Promise<Proof['tables']> {
	const hashes: Record<string, Proof['tables'][string]> = {};
	for (const table of await listTables(copy)) {
		if (NOT_PROVEN.includes(table.name)) continue;
		hashes[table.name] = await hashTable(table.name === MIGRATIONS_TABLE ? copy : reader, table);
	}
	return hashes;
}

async function hashTable(reader: Reader, table: StoredTable): Promise<{ rows: number; hash: string }> {
	const hash = createHash('sha256').update(JSON.stringify(table.columns));
	let [count, text] = [0, ''];
	for await (const values of valuesOfTable(reader, table)) {
		count += 1;
		text += `\n${JSON.stringify(values)}`;
		if (text.length < PIECE) continue;
		hash.update(text);
		text = '';
	}
	return { rows: count, hash: hash.update(text).digest('hex') };
}

/** The record as its last entry has it, which every one before it has a part in; nothing is followed. */
export async function getRecordEnd(reader: Reader): Promise<Proof['record']> {
	const [end] = await rows<{ entries: number; hash: string | null }>(
		reader,
		`select count(*) as entries, (select hash from audit_entry order by id desc limit 1) as hash from audit_entry`,
	);
	return { entries: end?.entries ?? 0, hash: end?.hash ?? '' };
}

/** The sectors of every plan, as bundles name them. */
export async function listSectors(reader: Reader): Promise<{ plan: string; sector: string }[]> {
	return rows(
		reader,
		`select p.code as plan, s.code as sector from plan p join sector s on s.plan_id = p.id order by p.code, s.code`,
	);
}

/** How many migrations the database has seen. */
export async function getMigrations(reader: Reader): Promise<number> {
	return countMigrations(reader);
}

/** The proof that a backup was sealed with, and the moment of its data; undefined: it has none. */
export async function getSeal(reader: Reader): Promise<{ madeAt: Date; proof: Proof } | undefined> {
	const isThere = (await listTables(reader)).some(({ name }) => name === 'backup_seal');
	if (!isThere) return undefined;
	const [seal] = await rows<{ madeAt: number; proof: string }>(
		reader,
		`select made_at as "madeAt", proof from backup_seal`,
	);
	return seal && { madeAt: new Date(seal.madeAt), proof: JSON.parse(seal.proof) as Proof };
}
