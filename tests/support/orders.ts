/** Where a text orders by what may be nothing, SQLite puts that first and PostgreSQL last, unless the text says where. */
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '#db/schema/index.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { columnsOf, type GivenColumn } from './statements.ts';

/** `table.column` of those that may hold nothing. */
const NULLABLE = new Set(
	Object.values(schema)
		.filter((table) => is(table, SQLiteTable))
		.flatMap((table) => {
			const { name, columns } = getTableConfig(table);
			return columns
				.filter(({ notNull, primary }) => !notNull && !primary)
				.map((one) => `${name}.${one.name}`);
		}),
);

const LIST = /\border by ((?:[^()]|\((?:[^()]|\([^()]*\))*\))*?)(?= limit\b|\)|$)/g;
const COMMA = /,(?![^(]*\))/;
/** Where nothing stands is said, or there is always something. */
const DECIDED = / nulls (?:first|last)$|^coalesce\(/;
const NAME = /(?:(\w+)\.)?(\b[a-z]\w*)\b(?!\s*\()/g;

/** The terms by which a text orders that may be nothing, where it does not say where that stands. */
export async function undecidedOrders(db: Database, text: string): Promise<string[]> {
	const tables = new Map(
		[...text.matchAll(/\b(?:from|join) (\w+)(?: (?!on\b|where\b|join\b|order\b|left\b|cross\b)(\w+))?/g)].map(
			([, table = '', alias = table]) => [alias, table],
		),
	);
	const terms = [...text.matchAll(LIST)].flatMap(([, list = '']) =>
		list.split(COMMA).map((term) => term.trim()),
	);
	const open = terms.filter((term) => !DECIDED.test(term));
	const columns = open.some((term) => /^\d/.test(term)) ? await columnsOf(db, text) : [];
	return open.filter((term) => {
		if (/^\d/.test(term)) return isOpen(columns[Number.parseInt(term) - 1], text);
		return [...term.matchAll(NAME)].some(([, alias, name = '']) =>
			(alias === undefined ? [...tables.values()] : [tables.get(alias) ?? '']).some((table) =>
				NULLABLE.has(`${table}.${name}`),
			),
		);
	});
}

/** Of a column that is worked out nothing is known, but that texts always have English. */
function isOpen(column: GivenColumn | undefined, text: string): boolean {
	// A text that inserts gives no columns: its table takes nothing into a column that must not be empty.
	if (column === undefined) return !/^\s*insert\s/.test(text);
	if (column.origin === null)
		return ![`->> 'en' as ${column.name}`, `->> 'en') as ${column.name}`].some((one) => text.includes(one));
	return NULLABLE.has(column.origin);
}
