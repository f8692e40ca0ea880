/**
 * Connections, transactions, snapshots and statements, on the engine that the database's address names. Only this folder
 * knows the drivers.
 */
import { isPostgresql } from './address.ts';
import type { Engine, Reader, Writer } from './connection.ts';
import { Pool, PoolBusy } from './pool.ts';
import { openPostgresql } from './postgresql.ts';
import { openSqlite } from './sqlite.ts';

export { databaseName, databasePath, dataFolder, isNoFile, isPostgresql, pathBeside } from './address.ts';
export type { Reader, Writer } from './connection.ts';

/** Transactions of one connection, one at a time. */
interface Turns {
	readonly writer: Writer;
	/** The queue of the connection. */
	tail: Promise<unknown>;
}

export interface Database extends Turns {
	/** A SQLite file's path, or the `postgres://` address with its password: not for printing. */
	readonly path: string;
	readonly engine: Engine;
	/** For snapshots. */
	readonly readers: Pool;
	/** For taking jobs: the writer itself, or a connection beside it. */
	readonly claims: Turns;
}

/**
 * Opens the database, making a file's folder where needed; `migrate` brings it up to date.
 * @param patient its questions may take as long as they take, and others have a minute to end: for commands, not for pages
 */
export function openDatabase(path: string, { patient = false } = {}): Database {
	const engine = isPostgresql(path) ? openPostgresql(path, patient) : openSqlite(path, patient);
	const turns = { writer: engine.connect('write'), tail: Promise.resolve() };
	const claims = engine.claimsApart ? { writer: engine.connect('write'), tail: Promise.resolve() } : turns;
	return Object.assign(turns, {
		path,
		engine,
		readers: new Pool(engine),
		claims,
	});
}

/** Closes the writer and the connections that are not in use. */
export async function closeDatabase(db: Database): Promise<void> {
	await db.readers.close();
	await db.writer.$client.close();
	if (db.claims.writer !== db.writer) await db.claims.writer.$client.close();
}

/**
 * Applies the migrations that are missing.
 * @param folder where they are; else those of the engine
 */
export async function migrate(db: Database, folder?: string): Promise<void> {
	await db.engine.migrate(db.writer, folder);
}

/**
 * Everything `read` asks is answered from one moment of the data. Takes a connection of its own, so two snapshots
 * under way at once do not share one.
 */
export async function snapshot<T>(db: Database, read: (reader: Reader) => Promise<T>): Promise<T> {
	const reader = await db.readers.take();
	try {
		const version = await reader.$client.beginSnapshot();
		moments.set(reader, { version });
		try {
			return await read(reader);
		} finally {
			moments.delete(reader);
			await reader.$client.endSnapshot();
		}
	} finally {
		db.readers.giveBack(reader);
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
	const { $client } = db.engine.connect('read');
	return { changes: () => $client.changes(), end: () => $client.close() };
}

/** The data as one snapshot sees them. */
export interface Moment {
	/** Another number once anything at all was written; comparable where `Connection.comparable` is one. */
	readonly version: number;
	/** What answers instead of the data, or listens to them: see `recorded.ts`. Undefined: neither. */
	edition?: object;
	/** Answers come from what was recorded: the data themselves answer nothing. */
	isClosed?: boolean;
}

const moments = new WeakMap<Reader, Moment>();

/**
 * This moment of the data, asked beside what is recorded of it or answers in its place: which publications there are,
 * how a place is found by its name, and one publication beside another. Until the snapshot or the transaction ends.
 */
export function aside(reader: Reader): Reader {
	const own = Object.create(reader) as Reader;
	// Of a transaction, which sees what it wrote itself, nothing that is kept for a version is comparable.
	moments.set(own, { version: moments.get(reader)?.version ?? NaN });
	return own;
}

/** The moment that a connection's answers are from: one object a snapshot; undefined outside of snapshots. */
export function momentOf(reader: Reader): Moment | undefined {
	return moments.get(reader);
}

/**
 * All writes go through here: one at a time, all or nothing. A thrown error undoes everything and is thrown on. Who
 * comes meanwhile waits in the queue. On PostgreSQL a transaction that met another one is done again: `write` changes
 * nothing but the database.
 */
export async function transaction<T>(db: Database, write: (writer: Writer) => Promise<T>): Promise<T> {
	return inTurn(db, () => db.writer.$client.transaction(() => write(db.writer)));
}

/**
 * Takes a job, so that no other process takes it too. Its text locks the row it finds and passes over those that others
 * have locked: `for update of … skip locked`, as a remark. Nothing that is kept in memory may depend on what `take` writes.
 */
export async function claim<T>(db: Database, take: (writer: Writer) => Promise<T>): Promise<T> {
	const { writer } = db.claims;
	return inTurn(db.claims, () => writer.$client.claim(() => take(writer)));
}

/**
 * A transaction on a connection of its own in which tables are filled in any order, however long it takes: what rows refer
 * to is checked at its end, and an error there undoes everything.
 */
export async function fill<T>(db: Database, write: (writer: Writer) => Promise<T>): Promise<T> {
	const writer = db.engine.connect('scratch');
	try {
		return await inTurn(db, () => db.engine.fill(writer, () => write(writer)));
	} finally {
		await writer.$client.close();
	}
}

/** Does the work after the transactions that are under way or wait already; the next ones wait for it. */
export async function inTurn<T>(turns: Turns, work: () => Promise<T>): Promise<T> {
	const turn = turns.tail.then(work);
	turns.tail = turn.catch(() => undefined);
	return turn;
}

/**
 * Rows of a statement that is prepared once a connection: for what a page asks each time, and for rows by the thousand.
 * @param text SQL that SQLite and PostgreSQL both speak, with `@name` parameters
 */
export async function rows<Row>(reader: Reader, text: string, parameters: object = {}): Promise<Row[]> {
	assertOpen(reader, text);
	return (await reader.$client.all(text, parameters)) as Row[];
}

/** Throws where answers come from what was recorded, and this one would come from the data of today. */
function assertOpen(reader: Reader, text: string): void {
	if (momentOf(reader)?.isClosed) throw new Error(`not recorded, and asked of the data: ${text}`);
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
	assertOpen(reader, text);
	yield* reader.$client.each(text, parameters) as AsyncIterable<Row>;
}

/** Runs a prepared statement that changes rows; returns how many. */
export async function run(writer: Writer, text: string, parameters: object = {}): Promise<number> {
	return writer.$client.run(text, parameters);
}

/** After many rows were written at once: the engine looks at what the tables hold, so that questions find their way. */
export async function lookAnew(db: Database): Promise<void> {
	await inTurn(db, () => db.engine.lookAnew(db.writer));
}

/** True when the database answers and what it holds is whole; for the start. */
export async function isSound(db: Database): Promise<boolean> {
	return db.engine.isSound(db.writer);
}

/** SQLite's names; PostgreSQL's: a lock or a time that ran out, too many connections, a server that goes, comes or is away. */
const BUSY =
	/^(?:SQLITE_(?:BUSY|LOCKED).*|40001|40P01|55P03|57014|25P03|53300|57P0[1-3]|08\w{3}|ECONNREFUSED|ECONNRESET)$/;
const FULL = /^(?:SQLITE_FULL|ENOSPC|53100)$/;

/** What kept the database from its work: another's write that took too long, or a full disk; null: neither. */
export function faultOf(error: unknown): 'busy' | 'full' | null {
	// The query builder wraps what the driver throws; causes may go round in a circle.
	const seen = new Set<unknown>();
	for (let cause = error; cause instanceof Error && !seen.has(cause); cause = cause.cause) {
		seen.add(cause);
		const code = 'code' in cause ? String(cause.code) : '';
		if (BUSY.test(code) || cause instanceof PoolBusy) return 'busy';
		if (FULL.test(code)) return 'full';
	}
	return null;
}
