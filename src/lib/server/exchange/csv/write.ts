import { TABLES, type ColumnName, type TableName } from './columns.ts';

export type Cell = string | number | null;
export type CsvRow<T extends TableName> = Record<ColumnName<T>, Cell>;

const NEEDS_QUOTES = /[",\n\r]/;

/** A cell by RFC 4180; null (unknown) is empty. */
export function csvCell(cell: Cell): string {
	const text = cell === null ? '' : String(cell);
	return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The header row and the row of HXL tags. */
export function csvHead(table: TableName): string {
	const columns = TABLES[table];
	return `${columns.map(({ name }) => name).join(',')}\n${columns.map(({ tag }) => tag).join(',')}\n`;
}

export function csvLine<T extends TableName>(table: T, row: CsvRow<T>): string {
	const cells = row as Record<string, Cell>;
	return `${TABLES[table].map(({ name }) => csvCell(cells[name] ?? null)).join(',')}\n`;
}
