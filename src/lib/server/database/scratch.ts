/** Temporary tables: of one connection, in a file of their own, gone when it ends or the process dies. */
import { inTurn, run, type Database, type Writer } from './driver.ts';

/** A connection of one's own, for temporary tables that take long to fill. */
export interface Scratch {
	readonly writer: Writer;
	/** Switches over: all or nothing, after the writes that this process has under way. */
	readonly commit: <T>(write: (writer: Writer) => Promise<T>) => Promise<T>;
}

/** Does work with a scratch connection, which ends with it, whether the work succeeds or throws. */
export async function withScratch<T>(db: Database, work: (scratch: Scratch) => Promise<T>): Promise<T> {
	const writer = db.engine.connect('scratch');
	try {
		return await work({
			writer,
			commit: (write) => inTurn(db, () => writer.$client.transaction(() => write(writer))),
		});
	} finally {
		await writer.$client.close();
	}
}

/** Another number whenever somebody else has changed the database; comparable within one connection. */
export async function changeMark(writer: Writer): Promise<number> {
	return writer.$client.changes();
}

/** Many writes to temporary tables at once. Locks nothing that others use, as long as nothing else is read meanwhile. */
export async function inBatch<T>(writer: Writer, write: () => Promise<T>): Promise<T> {
	await writer.$client.exec('BEGIN');
	try {
		return await write();
	} finally {
		await writer.$client.exec('COMMIT');
	}
}

/**
 * Makes an empty temporary table with the name and columns of a stored one: while it is there it stands before the
 * stored one, and every statement of this connection reads and writes it instead.
 * @param key columns of an index; none: no index
 */
export async function shadow(writer: Writer, table: string, key: readonly string[] = []): Promise<void> {
	await run(writer, `create temp table ${table} as select * from main.${table} limit 0`);
	if (key.length > 0) await run(writer, `create index temp.${table}_key on ${table} (${key.join(', ')})`);
}

/** Makes a temporary table, empty, in place of one that is there from before; named `temp.…` in questions. */
export async function createTemporary(
	writer: Writer,
	table: string,
	columns: readonly string[],
	key: readonly string[],
): Promise<void> {
	await dropTemporary(writer, table);
	await run(
		writer,
		`create temp table ${table} (${columns.join(', ')}, primary key (${key.join(', ')})) without rowid`,
	);
}

/** Removes a temporary table, if it is there: the stored one of its name answers again. */
export async function dropTemporary(writer: Writer, table: string): Promise<void> {
	await run(writer, `drop table if exists temp.${table}`);
}
