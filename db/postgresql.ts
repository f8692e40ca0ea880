/**
 * The tables as PostgreSQL makes them, derived from the one definition in `schema/`: for generating its migrations.
 * Both engines hold a value in the same form, so one SQL text and one reader serve both: every number that is whole is
 * a `bigint` (booleans are 0 and 1, instants milliseconds), every text, JSON too, is `text` in the order of its bytes.
 */
import { is } from 'drizzle-orm';
import {
	bigint,
	check,
	customType,
	doublePrecision,
	foreignKey,
	index,
	pgTable,
	primaryKey,
	unique,
	uniqueIndex,
	type PgColumn,
	type PgColumnBuilderBase,
	type PgTable,
	type PgTableExtraConfigValue,
} from 'drizzle-orm/pg-core';
import { getTableConfig, SQLiteTable, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import * as schema from './schema/index.ts';

/** In the order of its bytes, like SQLite's: a database's own collation may be any. */
const orderedText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/** A column's name beside what PostgreSQL makes of it. Throws on a type that neither engine has yet. */
function columnOf(column: SQLiteColumn): PgColumnBuilderBase {
	const builder = typed(column);
	if (column.notNull) builder.notNull();
	if (column.isUnique) builder.unique();
	if (column.default !== undefined) builder.default(column.mapToDriverValue(column.default) as never);
	return builder;
}

function typed(column: SQLiteColumn) {
	switch (column.getSQLType()) {
		case 'integer': {
			const whole = bigint(column.name, { mode: 'number' });
			if (!column.primary) return whole;
			return column.name === 'id' ? whole.primaryKey().generatedByDefaultAsIdentity() : whole.primaryKey();
		}
		case 'text':
			return column.primary ? orderedText(column.name).primaryKey() : orderedText(column.name);
		case 'real':
			return doublePrecision(column.name);
		default:
			throw new Error(`${column.name}: no PostgreSQL type for ${column.getSQLType()}`);
	}
}

const made = new Map<string, PgTable>();

function tableOf(source: SQLiteTable): PgTable {
	const config = getTableConfig(source);
	const columns = Object.fromEntries(
		config.columns.map((column: SQLiteColumn) => [column.name, columnOf(column)]),
	);
	const table = pgTable(config.name, columns, (own) => {
		const named = (column: { name: string }) => own[column.name] as PgColumn;
		return [
			...config.primaryKeys.map(({ columns: [first, ...rest] }) =>
				primaryKey({ columns: [named(first as SQLiteColumn), ...rest.map(named)] }),
			),
			...config.uniqueConstraints.map(({ columns: [first, ...rest] }) =>
				unique().on(named(first as SQLiteColumn), ...rest.map(named)),
			),
			...config.checks.map(({ name, value }) => check(name, value)),
			...config.indexes.map((one) => indexOf(one.config, named)),
			...config.foreignKeys.map((key) => foreignKeyOf(key, named)),
		];
	});
	made.set(config.name, table);
	return table;
}

type Config = ReturnType<typeof getTableConfig>;

function indexOf(
	{ name, unique: isUnique, columns, where }: Config['indexes'][number]['config'],
	named: (column: { name: string }) => PgColumn,
): PgTableExtraConfigValue {
	const [first, ...rest] = columns.map((column) => ('name' in column ? named(column) : column));
	if (first === undefined) throw new Error(`${name}: an index of no columns`);
	const built = (isUnique ? uniqueIndex(name) : index(name)).on(first, ...rest);
	return where ? built.where(where) : built;
}

function foreignKeyOf(
	key: Config['foreignKeys'][number],
	named: (column: { name: string }) => PgColumn,
): PgTableExtraConfigValue {
	const { name, columns, foreignColumns, foreignTable } = key.reference();
	// Asked only when all tables are made: some refer to themselves.
	const theirs = made.get(getTableConfig(foreignTable).name) as unknown as Record<string, PgColumn>;
	const built = foreignKey({
		...(name !== undefined && { name }),
		columns: columns.map(named) as [PgColumn, ...PgColumn[]],
		foreignColumns: foreignColumns.map((column) => theirs[column.name]) as [PgColumn, ...PgColumn[]],
	});
	if (key.onDelete) built.onDelete(key.onDelete);
	if (key.onUpdate) built.onUpdate(key.onUpdate);
	return built;
}

/** By their names in the code. */
export const tables: Readonly<Record<string, PgTable>> = Object.fromEntries(
	Object.entries(schema).flatMap(([name, table]): [string, PgTable][] =>
		is(table, SQLiteTable) ? [[name, tableOf(table)]] : [],
	),
);
