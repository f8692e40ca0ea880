/** What a database has, a SQLite file whatever its version: for copies, which know no table by name. */
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { rows, snapshot, type Database, type Reader } from './driver.ts';
import { isOnSqlite, sqliteOf } from './sqlite.ts';

export interface StoredTable {
	readonly name: string;
	/** In the table's own order. */
	readonly columns: readonly string[];
	/** Columns of the primary key, in its order. */
	readonly key: readonly string[];
}

interface Column {
	table: string;
	name: string;
	/** Place in the primary key, from 1 on; 0: not in it. */
	key: number;
}

/** Where SQLite's migrations are told; PostgreSQL has its own elsewhere. */
export const MIGRATIONS_TABLE = '__drizzle_migrations';

/** Every table of a SQLite database, those of the engine left out, by name. */
export async function listTables(reader: Reader): Promise<StoredTable[]> {
	const columns = await rows<Column>(
		reader,
		`select t.name as "table", c.name, c.pk as key from sqlite_master t join pragma_table_info(t.name) c
		where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' order by t.name, c.cid`,
	);
	return [...Map.groupBy(columns, ({ table }) => table)].map(([name, found]) => ({
		name,
		columns: found.map((column) => column.name),
		key: found
			.filter(({ key }) => key > 0)
			.sort((a, b) => a.key - b.key)
			.map((column) => column.name),
	}));
}

/** The rows of a table, on either engine, in the order of its key, each as the list of its values. */
export async function* valuesOfTable(
	reader: Reader,
	{ name, columns, key }: StoredTable,
): AsyncGenerator<readonly unknown[], void, void> {
	const quoted = (names: readonly string[]) => names.map((one) => `"${one}"`).join(', ');
	const order = key.length > 0 ? ` order by ${quoted(key)}` : '';
	const text = `select ${quoted(columns)} from "${name}"${order}`;
	if (isOnSqlite(reader)) {
		yield* sqliteOf(reader).prepare(text).raw().iterate() as IterableIterator<unknown[]>;
		return;
	}
	for await (const row of reader.$client.each(text, {}) as AsyncIterable<Readonly<Record<string, unknown>>>)
		yield columns.map((column) => row[column]);
}

/** How many migrations the database has seen. */
export async function countMigrations(reader: Reader): Promise<number> {
	return reader.$client.countMigrations();
}

/** Whether the database has seen every migration of this program, and none of a later one. */
export async function isUpToDate(db: Database, migrationsFolder = db.engine.migrations): Promise<boolean> {
	return (await snapshot(db, countMigrations)) === readMigrationFiles({ migrationsFolder }).length;
}
