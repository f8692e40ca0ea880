/** The same values beside the project's database, for references that know nothing of the project. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import Sqlite from 'better-sqlite3';

const VALUES = `select a.indicator_id as indicator, p.year, p.quarter, coalesce(a.place_id, 0) as place, x.value
	from (
		select id as activity_id, total as value from activity where total is not null and not total_derived
		union all
		select activity_id, value from cell
	) x
	join activity a on a.id = x.activity_id
	join report r on r.id = a.report_id
	join period p on p.id = r.period_id`;

/** A table of all values, totals and cells alike, with the index that covers a sum per indicator. */
export function copyToSqlite(source: string, path: string): Sqlite.Database {
	const values = new Sqlite(path);
	values.exec(`attach '${source}' as source`);
	values.exec(`create table value as ${inSource(VALUES)};
		create index value_covering on value (indicator, year, quarter, place, value)`);
	values.exec('detach source; analyze');
	return values;
}

function inSource(text: string): string {
	return text.replace(/(from|join) (activity|cell|report|period)/g, '$1 source.$2');
}

export const SUM_PER_INDICATOR = 'select indicator, sum(value) as total from value group by indicator';

/** The same table in DuckDB's own file, one thread. */
export async function copyToDuckdb(values: Sqlite.Database, path: string): Promise<DuckDBConnection> {
	const instance = await DuckDBInstance.create(path, { threads: '1' });
	const connection = await instance.connect();
	await connection.run(
		'create table value (indicator integer, year integer, quarter integer, place integer, value bigint)',
	);
	const appender = await connection.createAppender('value');
	const rows = values.prepare('select indicator, year, quarter, place, value from value').raw().iterate();
	for (const row of rows as IterableIterator<number[]>) {
		const [indicator = 0, year = 0, quarter = 0, place = 0, value = 0] = row;
		appender.appendInteger(indicator);
		appender.appendInteger(year);
		appender.appendInteger(quarter);
		appender.appendInteger(place);
		appender.appendBigInt(BigInt(value));
		appender.endRow();
	}
	appender.closeSync();
	await connection.run('checkpoint');
	return connection;
}
