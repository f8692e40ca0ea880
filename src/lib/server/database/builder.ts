/**
 * The query builder over PostgreSQL. It is SQLite's: what it writes, PostgreSQL understands, but for two things. So one
 * definition of the tables, and one type of every question, serve both engines, in one process where need be.
 */
import { sql } from 'drizzle-orm';
import { SQLiteAsyncDialect, type SQLiteInsertConfig } from 'drizzle-orm/sqlite-core';
import {
	SqliteRemoteDatabase,
	SQLiteRemoteSession,
	type AsyncRemoteCallback,
} from 'drizzle-orm/sqlite-proxy';
import type * as schema from '#db/schema/index.ts';
import { numbers } from './identifiers.ts';

type Ask = (
	text: string,
	values: readonly unknown[],
	rowMode: 'array',
) => Promise<{ readonly rows: unknown[] }>;

class NumberedDialect extends SQLiteAsyncDialect {
	/** Parameters are numbered. */
	override escapeParam = (number: number): string => `$${number + 1}`;

	/** To SQLite, no identifier means the next one; PostgreSQL wants to be asked for it. */
	override buildInsertQuery = (config: SQLiteInsertConfig) => {
		const { table, values, select } = config;
		const identifier = numbers(table);
		if (select || !Array.isArray(values) || identifier === undefined) return super.buildInsertQuery(config);
		const complete = values.map((row) => ({ [identifier]: sql`default`, ...row }));
		return super.buildInsertQuery({ ...config, values: complete });
	};
}

export function builderOf(ask: Ask): SqliteRemoteDatabase<typeof schema> {
	const callback: AsyncRemoteCallback = async (text, values, method) => {
		const { rows } = await ask(text, values as unknown[], 'array');
		return { rows: method === 'get' ? (rows[0] as unknown[]) : rows };
	};
	const dialect = new NumberedDialect();
	const session = new SQLiteRemoteSession<typeof schema, never>(callback, dialect, undefined, undefined);
	return new SqliteRemoteDatabase<typeof schema>('async', dialect, session, undefined);
}
