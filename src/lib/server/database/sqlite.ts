/** SQLite: one file, one writer. It answers at once; promises are for the sake of the other engine. */
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import * as schema from '#db/schema/index.ts';
import {
	PATIENCE,
	type Connection,
	type Engine,
	type Parameters,
	type Purpose,
	type Reader,
	type Writer,
} from './connection.ts';

const MIGRATIONS = 'db/migrations/sqlite';
const SCRATCH_CACHE_KIB = 32 * 1024;

class SqliteConnection implements Connection {
	readonly comparable = this;
	readonly usable = true;
	readonly client: Sqlite.Database;
	readonly #statements = new Map<string, Sqlite.Statement>();

	constructor(path: string, purpose: Purpose, timeout: number) {
		const readonly = purpose === 'read';
		this.client = new Sqlite(path, { readonly, timeout });
		this.client.pragma('foreign_keys = ON');
		this.client.pragma('cache_size = -65536');
		this.client.pragma('temp_store = FILE');
		if (!readonly) {
			this.client.pragma('journal_mode = WAL');
			// NORMAL loses acknowledged writes when the power goes.
			this.client.pragma('synchronous = FULL');
		}
		if (purpose === 'scratch') {
			// The temporary file needs no way back: work that fails throws all of it away.
			this.client.pragma('temp.journal_mode = OFF');
			this.client.pragma(`temp.cache_size = -${SCRATCH_CACHE_KIB}`);
		}
	}

	#prepared(text: string): Sqlite.Statement {
		const known = this.#statements.get(text);
		if (known) return known;
		const statement = this.client.prepare(text);
		this.#statements.set(text, statement);
		return statement;
	}

	async all(text: string, parameters: Parameters): Promise<unknown[]> {
		return this.#prepared(text).all(parameters);
	}

	async *each(text: string, parameters: Parameters): AsyncGenerator<unknown, void, void> {
		// A statement of its own: one that is under way cannot be asked again.
		yield* this.client.prepare(text).iterate(parameters);
	}

	async run(text: string, parameters: Parameters): Promise<number> {
		return this.#prepared(text).run(parameters).changes;
	}

	async exec(statements: string): Promise<void> {
		this.client.exec(statements);
	}

	async changes(): Promise<number> {
		const [row] = this.#prepared('pragma data_version').all() as { data_version: number }[];
		return row?.data_version ?? 0;
	}

	async beginSnapshot(): Promise<number> {
		this.client.exec('BEGIN');
		// The pragma begins the snapshot, and differs once another connection has written; readers never write.
		return this.changes();
	}

	async endSnapshot(): Promise<void> {
		this.client.exec('COMMIT');
	}

	async transaction<T>(work: () => Promise<T>): Promise<T> {
		// The driver's own transactions refuse functions that wait.
		this.client.exec('BEGIN IMMEDIATE');
		try {
			const result = await work();
			this.client.exec('COMMIT');
			return result;
		} catch (error) {
			if (this.client.inTransaction) this.client.exec('ROLLBACK');
			throw error;
		}
	}

	async countMigrations(): Promise<number> {
		const [found] = await this.all('select count(*) as count from __drizzle_migrations', {});
		return (found as { count: number }).count;
	}

	async claim<T>(work: () => Promise<T>): Promise<T> {
		return this.transaction(work);
	}

	async lastIdentifier(table: string): Promise<number> {
		const found = await this.all(`select seq as id from sqlite_sequence where name = @table`, { table });
		return (found as { id: number }[])[0]?.id ?? 0;
	}

	async raiseIdentifier(table: string, last: number): Promise<void> {
		const [counter] = this.#prepared(
			`select s.seq from sqlite_master t left join sqlite_sequence s on s.name = t.name
			where t.name = ? and lower(t.sql) like '%autoincrement%'`,
		).all([table]) as { seq: number | null }[];
		if (!counter || last <= (counter.seq ?? 0)) return;
		await this.run('delete from sqlite_sequence where name = ?', [table]);
		await this.run('insert into sqlite_sequence (name, seq) values (?, ?)', [table, last]);
	}

	async close(): Promise<void> {
		this.client.close();
	}
}

/** The driver's own connection: for what only SQLite has. Throws on a connection of another engine. */
export function sqliteOf({ $client }: Pick<Reader, '$client'>): Sqlite.Database {
	if (!($client instanceof SqliteConnection)) throw new Error('this is no SQLite database');
	return $client.client;
}

export function isOnSqlite({ $client }: Pick<Reader, '$client'>): boolean {
	return $client instanceof SqliteConnection;
}

/**
 * The file, made with its folder where it is missing: for its owner alone, as SQLite then makes those beside it.
 * @param patient waits for others' writes as a command does
 */
export function openSqlite(path: string, patient: boolean): Engine {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	closeSync(openSync(path, 'a', 0o600));
	const patience = patient ? PATIENCE.command : PATIENCE.page;
	return {
		mostReaders: Infinity,
		migrations: MIGRATIONS,
		claimsApart: false,
		connect: (purpose) => connect(path, purpose, patience),
		migrate,
		fill,
		// Its texts say the order themselves, and never look.
		lookAnew: () => Promise.resolve(),
		isSound,
	};
}

function connect(path: string, purpose: Purpose, patience: number): Reader {
	const connection = new SqliteConnection(path, purpose, patience);
	const builder = drizzle({ client: connection.client, schema });
	return Object.assign(builder, { $client: connection }) as unknown as Reader;
}

/**
 * Applies the migrations that are missing. Foreign keys are off meanwhile: the migrator works in one transaction, where
 * the generated PRAGMA does nothing, and a rebuilt table would delete its children by cascade.
 * Throws when a foreign key does not hold afterwards.
 */
async function migrate(writer: Writer, migrationsFolder = MIGRATIONS): Promise<void> {
	const client = sqliteOf(writer);
	client.pragma('foreign_keys = OFF');
	try {
		runMigrations(drizzle({ client }), { migrationsFolder });
		const broken = client.pragma('foreign_key_check') as unknown[];
		if (broken.length > 0) throw new Error(`${broken.length} rows lost what they refer to in a migration`);
	} finally {
		client.pragma('foreign_keys = ON');
	}
}

async function fill<T>({ $client }: Writer, work: () => Promise<T>): Promise<T> {
	const client = sqliteOf({ $client });
	client.pragma('foreign_keys = OFF');
	try {
		return await $client.transaction(async () => {
			const result = await work();
			const broken = client.pragma('foreign_key_check') as unknown[];
			if (broken.length > 0) throw new Error(`${broken.length} rows have lost what they refer to`);
			return result;
		});
	} finally {
		client.pragma('foreign_keys = ON');
	}
}

async function isSound(writer: Writer): Promise<boolean> {
	return sqliteOf(writer).pragma('quick_check(1)', { simple: true }) === 'ok';
}
