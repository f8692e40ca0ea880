import type { DataFault } from '#lib/survey/data/fault.ts';
import type { DroppedColumn } from '#lib/survey/data/readData.ts';
import { repeatedBy } from '#lib/survey/data/repeats.ts';
import type { DataTable } from '#lib/survey/data/table.ts';
import { sentRows } from '#lib/server/exchange/index.ts';
import type { ReadTable } from '#lib/server/files/spreadsheet/table.ts';
import { sentSheets } from './sentSheets.ts';

interface FileTable {
	readonly table: DataTable;
	/** What cannot be read of the file, whatever was asked. */
	readonly bad: readonly DataFault[];
	/** Sheets that are not read, by their names. */
	readonly left: readonly DroppedColumn[];
}

/**
 * Answers as a text or the first sheet of a workbook has them, its first row the headings. A table of a repeat is no table of
 * responses: beside them it is left out, and alone it is a fault. Throws Unreadable. @param field it was sent in
 */
export async function fileTable(bytes: Uint8Array, field: string): Promise<FileTable> {
	const sheets = await sentSheets(bytes, field);
	if (sheets) return sheetTable(sheets);
	const { rows, bad } = sentRows(bytes);
	const [head, ...body] = rows;
	const table = { headings: head?.cells ?? [], rows: body };
	return {
		table,
		bad: [...bad.map((row) => fault('bad row', '', row)), ...repeatFaults(table, '')],
		left: [],
	};
}

function sheetTable(sheets: readonly ReadTable[]): FileTable {
	const filled = sheets.filter(({ rows }) => rows.length > 0);
	const own = filled.find((sheet) => repeatedBy(headingsOf(sheet)) === undefined) ?? filled[0];
	const headings = own ? headingsOf(own) : [];
	const rows = (own?.rows ?? []).slice(1).flatMap((row, i) => {
		const cells = row.map((cell) => (typeof cell === 'string' ? cell : ''));
		return row.some((cell) => cell !== '') ? [{ cells, at: i + 2 }] : [];
	});
	const unreadable = (own?.rows ?? []).flatMap((row, i) =>
		row.flatMap((cell, at) =>
			typeof cell === 'string' ? [] : [fault('unreadable cell', headings[at] ?? '', i + 1)],
		),
	);
	const left = filled.flatMap((sheet): DroppedColumn[] =>
		sheet === own
			? []
			: [{ heading: sheet.name, why: repeatedBy(headingsOf(sheet)) === undefined ? 'sheet' : 'repeat' }],
	);
	return {
		table: { headings, rows },
		bad: [...unreadable, ...repeatFaults({ headings }, own?.name ?? '')],
		left,
	};
}

const headingsOf = ({ rows }: ReadTable) =>
	(rows[0] ?? []).map((cell) => (typeof cell === 'string' ? cell : ''));

const fault = (kind: DataFault['kind'], column: string, row: number | null): DataFault => ({
	...{ kind, row, column, text: null },
});

function repeatFaults({ headings }: Pick<DataTable, 'headings'>, sheet: string): DataFault[] {
	const by = repeatedBy(headings);
	return by === undefined ? [] : [{ kind: 'repeat table', row: null, column: sheet, text: by }];
}
