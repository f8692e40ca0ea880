/** Rows that are stored with identifiers of their own: PostgreSQL would give these again, where SQLite looks. */
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '#db/schema/index.ts';

/** Tables that number their rows. */
const NUMBERED: ReadonlySet<string> = new Set(
	Object.values(schema).flatMap((table) =>
		is(table, SQLiteTable) && numbers(table) ? [getTableName(table)] : [],
	),
);

/** The column in which a table numbers its rows, by its name in the code; undefined: it does not. */
export function numbers(table: SQLiteTable): string | undefined {
	return Object.entries(getTableColumns(table)).find(
		([, column]) => column.primary && column.name === 'id' && column.getSQLType() === 'integer',
	)?.[0];
}

/** The table to which a statement adds rows with identifiers of their own; undefined: to none. */
export function givenIdentifiers(text: string): string | undefined {
	const [, table] =
		/\binsert into "?(\w+)"?(?: as \w+)? \("?id"?[,)][^)]*\)?\s*(?:values\s*\((?!default)|select)/i.exec(
			text,
		) ?? [];
	return table !== undefined && NUMBERED.has(table) ? table : undefined;
}

/** The statement after which the next identifiers come after all that are there. */
export function passIdentifiers(table: string): string {
	const sequence = `'${table}_id_seq'`;
	const last = `greatest((select max(id) from ${table}), pg_sequence_last_value(${sequence}))`;
	return `select setval(${sequence}, ${last}) where ${last} is not null`;
}
