/** A text that was sent, as rows of cells. */
import { CsvParser } from '#lib/server/exchange/csv/parser.ts';
import { decodeSent } from './decode.ts';

/** A row as it was sent, and its line, from 1. */
export interface SentCells {
	readonly cells: readonly string[];
	readonly at: number;
}

/** Rows in which something stands, whatever sets their cells apart, and the lines that cannot be read. */
export function sentRows(bytes: Uint8Array): { readonly rows: SentCells[]; readonly bad: number[] } {
	const rows: SentCells[] = [];
	const bad: number[] = [];
	const parser = new CsvParser({
		row: (cells, at) => void (cells.some((cell) => cell.trim() !== '') && rows.push({ cells, at })),
		fault: (_, at) => bad.push(at),
	});
	parser.push(decodeSent(Buffer.from(bytes)));
	parser.end();
	return { rows, bad };
}
