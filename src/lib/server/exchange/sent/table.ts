/** A table as somebody sends it, row by row, whatever the file was. */
import { CsvParser } from '#lib/server/exchange/csv/parser.ts';
import type { ReadTable } from '#lib/server/files/spreadsheet/table.ts';

export interface SentRow {
	readonly cells: readonly string[];
	/** Line of the file, or row of the sheet, from 1. */
	readonly at: number;
}

/** Rows of a text whose cells are set apart by comma, semicolon, tab or bar; rows that cannot be read are left out. */
export function parseSent(text: string): SentRow[] {
	const rows: SentRow[] = [];
	const parser = new CsvParser({
		row: (cells, at) => void (cells.some((cell) => cell.trim() !== '') && rows.push({ cells, at })),
		fault: () => undefined,
	});
	parser.push(text);
	parser.end();
	return rows;
}

/** Rows of the first sheet that has any; a cell without a text says why in its place. */
export function sheetRows(tables: readonly ReadTable[]): SentRow[] {
	const sheet = tables.find(({ rows }) => rows.length > 1) ?? tables[0];
	return (sheet?.rows ?? []).flatMap((row, i) => {
		const cells = row.map((cell) => (typeof cell === 'string' ? cell : `#${cell.fault.toUpperCase()}!`));
		return cells.some((cell) => cell.trim() !== '') ? [{ cells, at: i + 1 }] : [];
	});
}
