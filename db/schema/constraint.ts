import { sql } from 'drizzle-orm';
import { check, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';

/** The column holds one of the words: drizzle's `enum` is a type only, the database must refuse others itself. */
export function oneOf(name: string, column: AnySQLiteColumn, words: readonly string[]) {
	const list = words.map((word) => `'${word}'`).join(', ');
	return check(name, sql`${column} in (${sql.raw(list)})`);
}
