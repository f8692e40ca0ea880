/** Copies of the project's values in databases beside it, for references that know nothing of the project. */
import { DuckDBDataChunk, DuckDBInstance, INTEGER, type DuckDBConnection } from '@duckdb/node-api';
import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { batches } from './batches.ts';

const VALUES = `select a.indicator_id as indicator, p.year, p.quarter, coalesce(a.place_id, 0) as place, x.value
	from (
		select id as entry_id, total as value from source.entry where total is not null and not total_derived
		union all
		select entry_id, value from source.cell
	) x
	join source.entry a on a.id = x.entry_id
	join source.report r on r.id = a.report_id
	join source.period p on p.id = r.period_id`;

/** As many rows as its vectors hold. */
const DUCKDB_CHUNK = 2048;

export const SUM_PER_INDICATOR = 'select indicator, sum(value) as total from value group by indicator';

export interface Copies {
	readonly sqlite: Sqlite.Database;
	readonly duckdb: DuckDBConnection;
}

export async function copyValues(source: string, folder: string): Promise<Copies> {
	const sqlite = copyToSqlite(source, join(folder, 'values.sqlite'));
	return { sqlite, duckdb: await copyToDuckdb(sqlite, join(folder, 'values.duckdb')) };
}

export function closeCopies({ sqlite, duckdb }: Copies): void {
	sqlite.close();
	duckdb.closeSync();
}

/** A table of all values, totals and cells alike, with the index that covers a sum per indicator. */
function copyToSqlite(source: string, path: string): Sqlite.Database {
	const values = new Sqlite(path);
	// As much memory as the project gives its own connections.
	values.pragma('cache_size = -65536');
	values.exec(`attach '${source}' as source;
		create table value as ${VALUES};
		create index value_covering on value (indicator, year, quarter, place, value);
		detach source;
		analyze`);
	return values;
}

/** A copy of the table of all values in DuckDB's own file, which answers on one thread. */
async function copyToDuckdb(values: Sqlite.Database, path: string): Promise<DuckDBConnection> {
	const instance = await DuckDBInstance.create(path, { threads: '1' });
	const connection = await instance.connect();
	const columns = ['indicator', 'year', 'quarter', 'place', 'value'];
	await connection.run(`create table value (${columns.map((column) => `${column} integer`).join(', ')})`);
	const appender = await connection.createAppender('value');
	const rows = values
		.prepare(`select ${columns.join(', ')} from value`)
		.raw()
		.iterate();
	for (const batch of batches(rows as IterableIterator<number[]>, DUCKDB_CHUNK)) {
		const chunk = DuckDBDataChunk.create(columns.map(() => INTEGER));
		chunk.setColumns(columns.map((_, column) => batch.map((row) => row[column] ?? null)));
		appender.appendDataChunk(chunk);
	}
	appender.closeSync();
	await connection.run('checkpoint');
	return connection;
}
