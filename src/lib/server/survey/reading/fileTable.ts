import type { DataFault } from '#lib/survey/data/fault.ts';
import type { DataTable } from '#lib/survey/data/table.ts';
import { sentRows } from '#lib/server/exchange/index.ts';

/** Answers as a text has them, its first row the headings, and the rows that cannot be read. */
export function fileTable(bytes: Uint8Array): { readonly table: DataTable; readonly bad: DataFault[] } {
	const { rows, bad } = sentRows(bytes);
	const [head, ...body] = rows;
	return {
		table: { headings: head?.cells ?? [], rows: body },
		bad: bad.map((row) => ({ kind: 'bad row', row, column: '', text: null })),
	};
}
