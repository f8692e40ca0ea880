import type { DataFault } from '#lib/survey/data/fault.ts';
import type { DataTable } from '#lib/survey/data/table.ts';
import { CsvParser, decodeSent } from '#lib/server/exchange/index.ts';

/** Answers as a text has them, its first row the headings, and the rows that cannot be read. */
export function fileTable(bytes: Uint8Array): { readonly table: DataTable; readonly bad: DataFault[] } {
	const rows: { cells: readonly string[]; at: number }[] = [];
	const bad: DataFault[] = [];
	const parser = new CsvParser({
		row: (cells, at) => void (cells.some((cell) => cell.trim() !== '') && rows.push({ cells, at })),
		fault: (_, row) => bad.push({ kind: 'bad row', row, column: '', text: null }),
	});
	parser.push(decodeSent(Buffer.from(bytes)));
	parser.end();
	const [head, ...body] = rows;
	return { table: { headings: head?.cells ?? [], rows: body }, bad };
}
