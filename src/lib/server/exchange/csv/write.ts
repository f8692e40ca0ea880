import { csvLine, type Cell } from '#lib/server/files/csv.ts';
import { TABLES, type BundleColumn, type ColumnName, type TableName } from './columns.ts';

export type CsvRow<T extends TableName> = Record<ColumnName<T>, Cell>;
/** Names of spare columns that something stands in. */
export type UsedColumns = ReadonlySet<string>;

/** The header row and the row of HXL tags. */
export function bundleHead(table: TableName, used?: UsedColumns): string {
	const columns = columnsOf(table, used);
	return csvLine(columns.map(({ name }) => name)) + csvLine(columns.map(({ tag }) => tag));
}

/** What a row does not have is unknown. */
export function bundleLine<T extends TableName>(
	table: T,
	row: Partial<CsvRow<T>>,
	used?: UsedColumns,
): string {
	const cells = row as Record<string, Cell>;
	return csvLine(columnsOf(table, used).map(({ name }) => cells[name] ?? null));
}

function columnsOf(table: TableName, used: UsedColumns | undefined): readonly BundleColumn[] {
	const columns: readonly BundleColumn[] = TABLES[table];
	return columns.filter(({ name, spare }) => !spare || used?.has(name) === true);
}
