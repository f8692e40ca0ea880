/** Everything that one database holds into an empty one, whatever engine each has. */
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { is } from 'drizzle-orm';
import * as schema from '#db/schema/index.ts';
import { insertMany } from './batch.ts';
import type { Reader, Value, Writer } from './connection.ts';
import { numbers } from './identifiers.ts';

const ROWS_AT_ONCE = 1024;

interface Table {
	readonly name: string;
	readonly columns: readonly string[];
	/** Of its primary key. */
	readonly key: readonly string[];
	readonly isNumbered: boolean;
}

const TABLES: readonly Table[] = Object.values(schema).flatMap((table) => {
	if (!is(table, SQLiteTable)) return [];
	const { name, columns, primaryKeys } = getTableConfig(table);
	const own = columns.filter(({ primary }) => primary);
	const key = own.length > 0 ? own : (primaryKeys[0]?.columns ?? []);
	return {
		name,
		columns: columns.map((column) => column.name),
		key: key.map((column) => column.name),
		isNumbered: numbers(table) !== undefined,
	};
});

/** The first table that has a row; undefined: the database is empty. */
export async function filledTable(reader: Reader): Promise<string | undefined> {
	for (const { name } of TABLES) {
		if ((await reader.$client.all(`select 1 as one from ${name} limit 1`, {})).length > 0) return name;
	}
	return undefined;
}

/**
 * Copies every row of every table, with the identifiers that each table has given, so that none is given again.
 * @param to inside of `fill`, since tables come in no order of what refers to what
 * @param told hears of each table once all of its rows are there
 */
export async function copyAll(
	from: Reader,
	to: Writer,
	told: (table: string, rows: number) => void,
): Promise<void> {
	for (const table of TABLES) {
		const rows = await copyTable(from, to, table);
		if (table.isNumbered) {
			await to.$client.raiseIdentifier(table.name, await from.$client.lastIdentifier(table.name));
		}
		told(table.name, rows);
	}
}

async function copyTable(from: Reader, to: Writer, { name, columns, key }: Table): Promise<number> {
	const quoted = columns.map((column) => `"${column}"`);
	const text = `select ${quoted.join(', ')} from ${name} order by ${key.map((column) => `"${column}"`).join(', ')}`;
	let waiting: Value[][] = [];
	let rows = 0;
	const store = async () => {
		await insertMany(to, name, quoted, waiting, '');
		rows += waiting.length;
		waiting = [];
	};
	for await (const row of from.$client.each(text, {}) as AsyncIterable<Readonly<Record<string, Value>>>) {
		waiting.push(columns.map((column) => row[column] ?? null));
		if (waiting.length === ROWS_AT_ONCE) await store();
	}
	await store();
	return rows;
}
