/**
 * Connections, transactions, snapshots and statements: what another engine replaces. Only this folder knows the driver.
 * SQLite answers at once; everything here returns a promise all the same, because PostgreSQL does not.
 */
import Sqlite from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as schema from '#db/schema/index.ts';

/** A connection that answers questions: a snapshot, or a transaction under way. */
export type Reader = BetterSQLite3Database<typeof schema> & { $client: Sqlite.Database };
/** The connection inside `transaction`: the only one that may write. */
export type Writer = Reader;

export interface Database {
	readonly path: string;
	readonly writer: Writer;
	/** Connections not in use; each snapshot takes one for itself. */
	readonly idle: Reader[];
	/** The writer's queue: one transaction at a time. */
	tail: Promise<unknown>;
}

const BUSY_TIMEOUT_MS = 5000;

function connect(path: string, readonly: boolean): Reader {
	const client = new Sqlite(path, { readonly, timeout: BUSY_TIMEOUT_MS });
	client.pragma('foreign_keys = ON');
	client.pragma('cache_size = -65536');
	client.pragma('temp_store = FILE');
	if (!readonly) {
		client.pragma('journal_mode = WAL');
		// NORMAL loses acknowledged writes when the power goes.
		client.pragma('synchronous = FULL');
	}
	return drizzle({ client, schema });
}

/** The file that a `DATABASE_URL` names. Throws on any other kind of address. */
export function databasePath(url: string | undefined = process.env.DATABASE_URL): string {
	const address = url ?? 'file:db/data/masar.sqlite';
	if (!address.startsWith('file:')) {
		throw new Error(
			`DATABASE_URL must start with "file:" and name a SQLite file, not ${address.split(':')[0]}:`,
		);
	}
	return resolve(address.slice('file:'.length));
}

/** Opens the database, making its folder where needed; `migrate` brings it up to date. */
export function openDatabase(path: string): Database {
	mkdirSync(dirname(path), { recursive: true });
	return { path, writer: connect(path, false), idle: [], tail: Promise.resolve() };
}

/** Closes the writer and the connections that are not in use. */
export async function closeDatabase(db: Database): Promise<void> {
	for (const reader of db.idle.splice(0)) reader.$client.close();
	db.writer.$client.close();
}

/**
 * Applies the migrations that are missing. Foreign keys are off meanwhile: the migrator works in one transaction, where
 * the generated PRAGMA does nothing, and a rebuilt table would delete its children by cascade.
 * Throws when a foreign key does not hold afterwards.
 */
export async function migrate(db: Database, migrationsFolder = 'db/migrations'): Promise<void> {
	const { $client } = db.writer;
	$client.pragma('foreign_keys = OFF');
	try {
		runMigrations(db.writer, { migrationsFolder });
		const broken = $client.pragma('foreign_key_check') as unknown[];
		if (broken.length > 0) throw new Error(`${broken.length} rows lost what they refer to in a migration`);
	} finally {
		$client.pragma('foreign_keys = ON');
	}
}

/**
 * Everything `read` asks is answered from one moment of the data. Takes a connection of its own, so two snapshots
 * under way at once do not share one.
 */
export async function snapshot<T>(db: Database, read: (reader: Reader) => Promise<T>): Promise<T> {
	const reader = db.idle.pop() ?? connect(db.path, true);
	reader.$client.exec('BEGIN');
	try {
		// The pragma begins the snapshot, and differs once another connection has written; readers never write.
		const version = reader.$client.pragma('data_version', { simple: true }) as number;
		moments.set(reader, { version });
		return await read(reader);
	} finally {
		moments.delete(reader);
		reader.$client.exec('COMMIT');
		db.idle.push(reader);
	}
}

/** Tells whether anything was written; see `watchWrites`. */
export interface Watch {
	/** Another number once another connection or process has written. */
	readonly changes: () => Promise<number>;
	readonly end: () => Promise<void>;
}

/** Watches for writes on a connection of its own: for what asks with every request and mostly learns that nothing did. */
export async function watchWrites(db: Database): Promise<Watch> {
	const { $client } = connect(db.path, true);
	const statement = $client.prepare<[], number>('pragma data_version').pluck();
	return {
		changes: async () => statement.get() ?? 0,
		end: async () => void $client.close(),
	};
}

/** The data as one snapshot sees them. */
export interface Moment {
	/** Another number once anything at all was written; comparable within one connection. */
	readonly version: number;
}

const moments = new WeakMap<Reader, Moment>();

/** The moment that a connection's answers are from: one object a snapshot; undefined outside of snapshots. */
export function momentOf(reader: Reader): Moment | undefined {
	return moments.get(reader);
}

/**
 * All writes go through here: one at a time, all or nothing. A thrown error undoes everything and is thrown on. The
 * driver's own transactions refuse functions that wait, so this one begins and commits itself; who comes meanwhile
 * waits in the queue.
 */
export async function transaction<T>(db: Database, write: (writer: Writer) => Promise<T>): Promise<T> {
	return inTurn(db, async () => {
		const { $client } = db.writer;
		$client.exec('BEGIN IMMEDIATE');
		try {
			const result = await write(db.writer);
			$client.exec('COMMIT');
			return result;
		} catch (error) {
			if ($client.inTransaction) $client.exec('ROLLBACK');
			throw error;
		}
	});
}

/** Does the work after the transactions that are under way or wait already; the next ones wait for it. */
export async function inTurn<T>(db: Database, work: () => Promise<T>): Promise<T> {
	const turn = db.tail.then(work);
	db.tail = turn.catch(() => undefined);
	return turn;
}

const statements = new WeakMap<Reader, Map<string, Sqlite.Statement>>();

/** A statement, prepared once a connection. */
export function prepared(reader: Reader, text: string): Sqlite.Statement {
	const known = statements.get(reader) ?? new Map<string, Sqlite.Statement>();
	statements.set(reader, known);
	const statement = known.get(text) ?? reader.$client.prepare(text);
	known.set(text, statement);
	return statement;
}

/**
 * Rows of a statement that is prepared once a connection: for what a page asks each time, and for rows by the thousand.
 * @param text SQL that SQLite and PostgreSQL both speak, with `@name` parameters
 */
export async function rows<Row>(reader: Reader, text: string, parameters: object = {}): Promise<Row[]> {
	return prepared(reader, text).all(parameters) as Row[];
}

/** The first row that the query builder finds; undefined: it finds none. */
export async function first<Row>(found: PromiseLike<readonly Row[]>): Promise<Row | undefined> {
	return (await found)[0];
}

/** The one row that a statement of the query builder gives back, like `insert … returning`. Throws when there is none. */
export async function returned<Row>(written: PromiseLike<readonly Row[]>): Promise<Row> {
	const [row] = await written;
	if (row === undefined) throw new Error('the statement gave back no row');
	return row;
}

/** Rows one at a time, for what does not fit into memory. */
export async function* eachRow<Row>(
	reader: Reader,
	text: string,
	parameters: object = {},
): AsyncGenerator<Row, void, void> {
	yield* reader.$client.prepare(text).iterate(parameters) as IterableIterator<Row>;
}

/** Runs a prepared statement that changes rows; returns how many. */
export async function run(writer: Writer, text: string, parameters: object = {}): Promise<number> {
	return prepared(writer, text).run(parameters).changes;
}

/** True when the database answers and its file is whole; for the start. */
export async function isSound(db: Database): Promise<boolean> {
	return db.writer.$client.pragma('quick_check(1)', { simple: true }) === 'ok';
}

/** What kept the database from its work: another's write that took too long, or a full disk; null: neither. */
export function faultOf(error: unknown): 'busy' | 'full' | null {
	// The query builder wraps what the driver throws; causes may go round in a circle.
	const seen = new Set<unknown>();
	for (let cause = error; cause instanceof Error && !seen.has(cause); cause = cause.cause) {
		seen.add(cause);
		const code = 'code' in cause ? String(cause.code) : '';
		if (/^SQLITE_(?:BUSY|LOCKED)/.test(code)) return 'busy';
		if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'full';
	}
	return null;
}
