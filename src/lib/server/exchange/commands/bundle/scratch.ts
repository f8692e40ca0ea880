import {
	closeDatabase,
	openDatabase,
	transaction,
	type Database,
	type Writer,
} from '#lib/server/database/driver.ts';

/** A connection of the import's own, with its temporary tables; they are gone when the work is done or the process dies. */
export interface Scratch {
	readonly writer: Writer;
	/** Switches over: all or nothing, after the writes that this process has under way. */
	commit<T>(write: (writer: Writer) => Promise<T>): Promise<T>;
}

const CACHE_KIB = 32 * 1024;

export async function withScratch<T>(db: Database, work: (scratch: Scratch) => Promise<T>): Promise<T> {
	const own = openDatabase(db.path);
	// The temporary file needs no way back: a failed import throws all of it away.
	own.writer.$client.pragma('temp.journal_mode = OFF');
	own.writer.$client.pragma(`temp.cache_size = -${CACHE_KIB}`);
	try {
		return await work({
			writer: own.writer,
			commit(write) {
				const turn = db.tail.then(() => transaction(own, write));
				db.tail = turn.catch(() => undefined);
				return turn;
			},
		});
	} finally {
		closeDatabase(own);
	}
}

/** Another number whenever somebody else has changed the database; comparable within one connection. */
export function changeMark(writer: Writer): number {
	return writer.$client.pragma('data_version', { simple: true }) as number;
}

/** Many writes to temporary tables at once. Locks nothing that others use, as long as nothing else is read meanwhile. */
export async function inBatch<T>(writer: Writer, write: () => Promise<T>): Promise<T> {
	writer.$client.exec('BEGIN');
	try {
		return await write();
	} finally {
		writer.$client.exec('COMMIT');
	}
}
