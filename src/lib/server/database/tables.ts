/** What a SQLite database has, whatever its version: for copies, which know no table by name. */
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { rows, snapshot, type Database, type Reader } from './driver.ts';
import { sqliteOf } from './sqlite.ts';

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

/** Every table, those of the engine left out, by name. */
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

/** The rows of a table in the order of its key, each as the list of its values. */
export function* valuesOfTable(reader: Reader, { name, columns, key }: StoredTable): Generator<unknown[]> {
	const quoted = (names: readonly string[]) => names.map((one) => `"${one}"`).join(', ');
	const order = key.length > 0 ? ` order by ${quoted(key)}` : '';
	yield* sqliteOf(reader)
		.prepare(`select ${quoted(columns)} from "${name}"${order}`)
		.raw()
		.iterate() as IterableIterator<unknown[]>;
}

/** How many migrations the database has seen. */
export async function countMigrations(reader: Reader): Promise<number> {
	return reader.$client.countMigrations();
}

/** Whether the database has seen every migration of this program, and none of a later one. */
export async function isUpToDate(db: Database, migrationsFolder = db.engine.migrations): Promise<boolean> {
	return (await snapshot(db, countMigrations)) === readMigrationFiles({ migrationsFolder }).length;
}
