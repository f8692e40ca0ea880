/** What each engine does for the driver: a connection with its statements, snapshots and transactions. */
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type * as schema from '#db/schema/index.ts';

export type Value = string | number | null;
/** By their names in the text (`@name`), or in the order of its question marks. */
export type Parameters = object | readonly Value[];

export interface Connection {
	/** Change numbers of connections with the same one can be compared. */
	readonly comparable: object;
	/** False: it is lost, and must not be used again. */
	readonly usable: boolean;
	all(text: string, parameters: Parameters): Promise<unknown[]>;
	/** Rows one at a time, for what does not fit into memory. */
	each(text: string, parameters: Parameters): AsyncIterable<unknown>;
	/** @returns how many rows changed */
	run(text: string, parameters: Parameters): Promise<number>;
	/** Several statements one after the other, without parameters and answers. */
	exec(statements: string): Promise<void>;
	/** Another number once another connection or process has written. */
	changes(): Promise<number>;
	/** Until `endSnapshot` everything is answered from one moment. Returns the change number of that moment. */
	beginSnapshot(): Promise<number>;
	endSnapshot(): Promise<void>;
	/** How many migrations the database has seen. */
	countMigrations(): Promise<number>;
	/** All or nothing, one writer at a time over all processes. `work` may be asked to do all of it again. */
	transaction<T>(work: () => Promise<T>): Promise<T>;
	/**
	 * All or nothing: for taking a job, whose row the text locks. On PostgreSQL beside a writer, for which it does not wait;
	 * nothing that is kept in memory may depend on what it changes.
	 */
	claim<T>(work: () => Promise<T>): Promise<T>;
	/** The last identifier that the table has given; 0: none. */
	lastIdentifier(table: string): Promise<number>;
	/** From then on the table gives identifiers above that one, if it keeps account of them. */
	raiseIdentifier(table: string, last: number): Promise<void>;
	close(): Promise<void>;
}

/**
 * A connection that answers questions: a snapshot, or a transaction under way. The query builder writes SQLite's SQL,
 * which PostgreSQL understands.
 */
export type Reader = BaseSQLiteDatabase<'async', unknown, typeof schema> & { readonly $client: Connection };
/** The connection inside `transaction`: the only one that may write. */
export type Writer = Reader;

/** What a connection is for. */
export type Purpose = 'read' | 'write' | 'scratch';

/** Milliseconds for which a page waits for another's lock, and a command of an operator, which nobody sends again. */
export const PATIENCE = { page: 5000, command: 60_000 } as const;

export interface Engine {
	/** How many snapshots may be under way at once. */
	readonly mostReaders: number;
	/** The folder of its migrations. */
	readonly migrations: string;
	/** Whether jobs are taken on a connection of their own, beside the writer. */
	readonly claimsApart: boolean;
	connect(purpose: Purpose): Reader;
	migrate(writer: Writer, folder?: string): Promise<void>;
	/** A transaction in which tables are filled in any order: what rows refer to is checked at its end. */
	fill<T>(writer: Writer, work: () => Promise<T>): Promise<T>;
	/** Looks at what the tables hold now, where the engine finds its way by it: after many rows were written at once. */
	lookAnew(writer: Writer): Promise<void>;
	/** True when the database answers and what it holds is whole. */
	isSound(writer: Writer): Promise<boolean>;
}
