/** The only file that knows the database driver. PostgreSQL is to come by another one of these. */
import Sqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
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

export function closeDatabase(db: Database): void {
	for (const reader of db.idle.splice(0)) reader.$client.close();
	db.writer.$client.close();
}

/**
 * Applies the migrations that are missing. Foreign keys are off meanwhile: the migrator works in one transaction, where
 * the generated PRAGMA does nothing, and a rebuilt table would delete its children by cascade.
 * Throws when a foreign key does not hold afterwards.
 */
export function migrate(db: Database, migrationsFolder = 'db/migrations'): void {
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
	answers.set(reader, new Map());
	try {
		forgetWhenChanged(reader);
		return await read(reader);
	} finally {
		answers.delete(reader);
		reader.$client.exec('COMMIT');
		db.idle.push(reader);
	}
}

/** All writes go through here: one at a time, all or nothing. A thrown error undoes everything and is thrown on. */
export async function transaction<T>(db: Database, write: (writer: Writer) => Promise<T>): Promise<T> {
	const turn = db.tail.then(async () => {
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
	db.tail = turn.catch(() => undefined);
	return turn;
}

const answers = new WeakMap<Reader, Map<string, Promise<unknown>>>();

/**
 * Asks a question once a snapshot, since its data cannot change meanwhile: what every figure of a page needs anew, like
 * the framework. Outside a snapshot, in a transaction, it asks each time.
 * @param key tells the question and its arguments apart from all others
 */
export async function once<T>(reader: Reader, key: string, ask: () => Promise<T>): Promise<T> {
	return remembered(answers.get(reader), key, ask);
}

/**
 * The same, for longer: until anything at all was written, however many snapshots that takes. For what a plan *is*, its
 * framework and targets, which every page needs and which changes a few times a year; figures are asked for each time.
 */
export async function kept<T>(reader: Reader, key: string, ask: () => Promise<T>): Promise<T> {
	return remembered(answers.has(reader) ? keptAnswers.get(reader)?.known : undefined, key, ask);
}

async function remembered<T>(
	known: Map<string, Promise<unknown>> | undefined,
	key: string,
	ask: () => Promise<T>,
): Promise<T> {
	if (!known) return ask();
	const answer = (known.get(key) as Promise<T> | undefined) ?? ask();
	known.set(key, answer);
	try {
		return await answer;
	} catch (error) {
		known.delete(key);
		throw error;
	}
}

const keptAnswers = new WeakMap<Reader, { version: unknown; known: Map<string, Promise<unknown>> }>();
/** Years come from the address: nobody may fill the memory with empty ones. */
const MOST_KEPT = 200;

/** The pragma begins the snapshot, and differs once another connection has written; readers never write. */
function forgetWhenChanged(reader: Reader): void {
	const version = reader.$client.pragma('data_version', { simple: true });
	const found = keptAnswers.get(reader);
	if (found && found.version === version && found.known.size < MOST_KEPT) return;
	keptAnswers.set(reader, { version, known: new Map() });
}

const versioned = new WeakMap<Reader, Map<string, { version: string; value: unknown }>>();

/**
 * The same, longer still: until the data it is made from has another version, whatever else was written. For what takes
 * longer to make than a page may take.
 */
export async function keptFor<T>(
	reader: Reader,
	key: string,
	version: string,
	make: () => Promise<T>,
): Promise<T> {
	const values = versioned.get(reader) ?? new Map<string, { version: string; value: unknown }>();
	versioned.set(reader, values);
	const known = values.get(key);
	if (known?.version === version) return known.value as T;
	const value = await make();
	values.set(key, { version, value });
	return value;
}

const statements = new WeakMap<Reader, Map<string, Sqlite.Statement>>();

/**
 * Rows of a statement that is prepared once a connection: for what a page asks each time, and for rows by the thousand.
 * @param text SQL that SQLite and PostgreSQL both speak, with `@name` parameters
 */
export function rows<Row>(reader: Reader, text: string, parameters: object = {}): Row[] {
	return prepared(reader, text).all(parameters) as Row[];
}

/**
 * A table made of one parameter, for SQL text: the JSON of a list of lists of numbers, a column each. A statement then
 * stays prepared however many rows it is asked about. `jsonb_each`: the text is read once, not for each column again.
 */
export function table(parameter: string, columns: readonly string[]): string {
	const values = columns.map((column, i) => `value ->> ${i} as ${column}`);
	return `(select ${values.join(', ')} from jsonb_each(@${parameter}))`;
}

/**
 * Inserts many rows in few statements: as many rows at once as a power of two has, so that few statements stay prepared.
 * @param rest what follows the values: `on conflict …`; an updated table is called `t`
 */
export function insertMany(
	writer: Writer,
	into: string,
	columns: readonly string[],
	values: readonly (readonly number[])[],
	rest: string,
): void {
	const row = `(${columns.map(() => '?').join(', ')})`;
	for (let at = 0; at < values.length;) {
		const size = Math.min(MOST_AT_ONCE, 2 ** Math.floor(Math.log2(values.length - at)));
		const text = `insert into ${into} as t (${columns.join(', ')}) values ${Array<string>(size).fill(row).join(', ')} ${rest}`;
		prepared(writer, text).run(values.slice(at, at + size).flat());
		at += size;
	}
}

const MOST_AT_ONCE = 128;

/** Rows one at a time, for what does not fit into memory. */
export function eachRow<Row>(reader: Reader, text: string, parameters: object = {}): IterableIterator<Row> {
	return reader.$client.prepare(text).iterate(parameters) as IterableIterator<Row>;
}

/** Runs a prepared statement that changes rows; returns how many. */
export function run(writer: Writer, text: string, parameters: object = {}): number {
	return prepared(writer, text).run(parameters).changes;
}

function prepared(reader: Reader, text: string): Sqlite.Statement {
	const known = statements.get(reader) ?? new Map<string, Sqlite.Statement>();
	statements.set(reader, known);
	const statement = known.get(text) ?? reader.$client.prepare(text);
	known.set(text, statement);
	return statement;
}

/** True when the database answers and its file is whole; for the start. */
export function isSound(db: Database): boolean {
	const [row] = db.writer.all<{ quick_check: string }>(sql`pragma quick_check(1)`);
	return row?.quick_check === 'ok';
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
