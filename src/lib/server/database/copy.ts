/** The whole instance as one SQLite file, written while others work, and put back in its place. */
import {
	chownSync,
	closeSync,
	copyFileSync,
	existsSync,
	fsyncSync,
	linkSync,
	openSync,
	readSync,
	renameSync,
	rmSync,
	statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
	closeDatabase,
	faultOf,
	fill,
	migrate,
	openDatabase,
	snapshot,
	type Database,
	type Reader,
} from './driver.ts';
import { isOnSqlite, sqliteOf } from './sqlite.ts';
import { copyAll } from './transfer.ts';

/** Pages copied before the event loop turns. */
const PAGES_AT_ONCE = 4096;
const ALL_PAGES = 2 ** 31 - 1;
/** What SQLite keeps beside a database in use. */
const BESIDE = ['-wal', '-shm', '-journal'];

/**
 * Writes a copy of everything into a new file, for its owner's eyes, and answers what `look` sees: both from one moment
 * of the data, whatever is written meanwhile.
 * @param look also gets the copy, where that has other tables of its engine's own than the database
 */
export async function copyAt<T>(
	db: Database,
	to: string,
	look: (reader: Reader, copy?: Reader) => T | Promise<T>,
): Promise<T> {
	removeDatabase(to);
	closeSync(openSync(to, 'wx', 0o600));
	return snapshot(db, async (reader) => {
		if (!isOnSqlite(reader)) return copyOver(reader, to, look);
		await sqliteOf(reader).backup(to, { progress: () => PAGES_AT_ONCE });
		return look(reader);
	});
}

/** From PostgreSQL row by row, into tables that SQLite's own migrations make. */
async function copyOver<T>(
	reader: Reader,
	to: string,
	look: (reader: Reader, copy: Reader) => T | Promise<T>,
): Promise<T> {
	const copy = openDatabase(to);
	try {
		await migrate(copy);
		await fill(copy, (writer) => copyAll(reader, writer, () => undefined));
		return await snapshot(copy, async (copied) => look(reader, copied));
	} finally {
		await closeDatabase(copy);
	}
}

/** Copies a file that nobody has open, for its owner's eyes; what lies there is replaced. */
export function copyFileOf(from: string, to: string): void {
	removeDatabase(to);
	closeSync(openSync(to, 'wx', 0o600));
	copyFileSync(from, to);
}

/** Closes a database so that it is one file and nothing else, and is on the disk. */
async function closeAsFile(db: Database): Promise<void> {
	await db.readers.close();
	sqliteOf(db.writer).pragma('journal_mode = DELETE');
	await closeDatabase(db);
	sync(db.path);
}

/** Makes of a database that was copied while in use one file and nothing else. */
export async function settle(path: string): Promise<void> {
	await closeAsFile(openDatabase(path));
}

/** Puts a file in the place of another, which it replaces at once and whole, and has both on the disk. */
export function moveInto(from: string, to: string): void {
	sync(from);
	renameSync(from, to);
	sync(dirname(to));
}

function sync(path: string): void {
	const file = openSync(path, 'r');
	fsyncSync(file);
	closeSync(file);
}

export function removeDatabase(path: string): void {
	for (const ending of ['', ...BESIDE]) rmSync(path + ending, { force: true });
}

/**
 * What is wrong with the file itself: damaged pages, rows that lost what they refer to; empty: nothing. PostgreSQL, which
 * has no such file, looks after both by itself.
 */
export async function faultsOfFile({ writer }: Pick<Database, 'writer'>): Promise<string[]> {
	if (!isOnSqlite(writer)) return [];
	const client = sqliteOf(writer);
	const damage = client.pragma('integrity_check(20)') as { integrity_check: string }[];
	const lost = client.pragma('foreign_key_check') as { table: string }[];
	return [
		...damage.map((one) => one.integrity_check).filter((text) => text !== 'ok'),
		...new Set(lost.map(({ table }) => `rows of ${table} refer to what is not there`)),
	];
}

const HEAD = 'SQLite format 3\0';

/** Whether the file begins as SQLite's do. Not for a database in use: looking into it would end the locks on it. */
export function isSqlite(path: string): boolean {
	const head = Buffer.alloc(HEAD.length);
	const file = openSync(path, 'r');
	readSync(file, head);
	closeSync(file);
	return head.toString('latin1') === HEAD;
}

/** Whether an error says that the file is no whole database. */
export function isDamage(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return /^SQLITE_(CORRUPT|NOTADB)/.test(code);
}

/** Nobody else has the database open: it is this lock's alone, and one file, until it is let go. */
export interface Hold {
	release(): void;
}

/**
 * Takes a database for oneself; null: somebody else has it open. A damaged one is nobody's: it is held without a lock.
 */
export function hold(path: string): Hold | null {
	const client = new Sqlite(path, { timeout: 500 });
	try {
		// Throws as long as another connection, however idle, is there.
		client.pragma('journal_mode = DELETE');
		client.exec('BEGIN EXCLUSIVE');
		return { release: () => client.close() };
	} catch (error) {
		client.close();
		if (faultOf(error) === 'busy') return null;
		if (isDamage(error)) return { release: () => undefined };
		throw error;
	}
}

/**
 * Puts a file in the place of a database that is held, and keeps the old one, if there is one, under another name. At every moment one of
 * the two, whole, is in the place. The log of a damaged one, which could not be folded in, is kept with it.
 */
export function exchangeFiles(from: string, path: string, kept: string | null): void {
	if (existsSync(path)) {
		const { uid, gid } = statSync(path);
		// Whoever serves may be another than whoever restores.
		chownSync(from, uid, gid);
	}
	sync(from);
	for (const ending of kept === null ? [] : ['', '-wal', '-journal']) {
		if (existsSync(path + ending)) linkSync(path + ending, kept + ending);
	}
	// The next database in this place would be taken to have written it.
	for (const ending of BESIDE) rmSync(path + ending, { force: true });
	renameSync(from, path);
	sync(dirname(path));
}

/** Writes all of a file into a database that others have open: one transaction, which they see as another's write. */
export async function overwrite(from: string, path: string): Promise<void> {
	const client = new Sqlite(from);
	try {
		await client.backup(path, { progress: () => ALL_PAGES });
	} finally {
		client.close();
	}
}

/** Opens a file without bringing it up to date, does the work, and closes it as one file. */
export async function withFile<T>(path: string, work: (db: Database) => Promise<T>): Promise<T> {
	const db = openDatabase(path);
	try {
		const done = await work(db);
		await closeAsFile(db);
		return done;
	} catch (error) {
		await closeDatabase(db);
		throw error;
	}
}
