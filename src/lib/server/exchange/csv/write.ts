import { TABLES, type Column, type ColumnName, type TableName } from './columns.ts';

export type Cell = string | number | null;
export type CsvRow<T extends TableName> = Record<ColumnName<T>, Cell>;
/** Names of spare columns that something stands in. */
export type UsedColumns = ReadonlySet<string>;

const NEEDS_QUOTES = /[",\n\r]/;

/** A cell by RFC 4180; null (unknown) is empty. */
export function csvCell(cell: Cell): string {
	const text = cell === null ? '' : String(cell);
	return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The header row and the row of HXL tags. */
export function csvHead(table: TableName, used?: UsedColumns): string {
	const columns = columnsOf(table, used);
	return `${columns.map(({ name }) => name).join(',')}\n${columns.map(({ tag }) => tag).join(',')}\n`;
}

/** What a row does not have is unknown. */
export function csvLine<T extends TableName>(table: T, row: Partial<CsvRow<T>>, used?: UsedColumns): string {
	const cells = row as Record<string, Cell>;
	return `${columnsOf(table, used)
		.map(({ name }) => csvCell(cells[name] ?? null))
		.join(',')}\n`;
}

function columnsOf(table: TableName, used: UsedColumns | undefined): readonly Column[] {
	const columns: readonly Column[] = TABLES[table];
	return columns.filter(({ name, spare }) => !spare || used?.has(name) === true);
}
