/** Finds the report in the sheets of a workbook, and what stands in each of its rows. */
import { FURTHER_FIELDS, NEEDED_FIELDS, workbookMark, type CellColumn } from '#lib/report/workbook.ts';
import type { ReadCell, ReadTable } from '#lib/server/files/spreadsheet/table.ts';
import { columnLetters } from '#lib/server/files/spreadsheet/write.ts';
import { WorkbookRefused, type WorkbookError } from './faults.ts';

export interface WrittenRow {
	/** As the spreadsheet counts it, from 1. */
	readonly number: number;
	/** Text by the code of its column; only columns that are there. */
	readonly texts: ReadonlyMap<string, string>;
	/** Cells that hold what cannot be read at all. */
	readonly errors: readonly WorkbookError[];
}

export interface WrittenReport {
	readonly sheet: string;
	/** The breakdown columns that are there: someone may have taken out what they never fill in. */
	readonly columns: readonly CellColumn[];
	/** The columns right of the breakdowns that are there; those, too, may have been taken out. */
	readonly further: ReadonlySet<string>;
	readonly rows: readonly WrittenRow[];
	readonly cellOf: (row: WrittenRow, column: string) => string;
}

/** How far down headings may have been pushed. */
const TOP = 10;

/** Throws WorkbookRefused when no sheet is this report's, or one has lost a column without which rows would be misread. */
export function layOut(
	tables: readonly ReadTable[],
	columns: readonly CellColumn[],
	reportId: number,
): WrittenReport {
	const found = tables.flatMap((table) => {
		const at = table.rows.slice(0, TOP).findIndex((row) => isCodeRow(row));
		return at < 0 ? [] : [{ table, at }];
	})[0];
	if (!found) throw new WorkbookRefused('no report sheet');
	const { table, at } = found;
	const positions = positionsOf(table.rows[at] ?? []);
	const missing = NEEDED_FIELDS.filter((code) => !positions.has(code));
	if (missing.length > 0) throw new WorkbookRefused('columns missing', missing);
	const marks = table.rows.slice(0, at).flatMap((row) => row.filter((cell) => isMark(cell)));
	if (!marks.includes(workbookMark(reportId))) throw new WorkbookRefused('other report');
	const present = columns.filter(({ code }) => positions.has(code));
	const further = new Set(FURTHER_FIELDS.filter((code) => positions.has(code)));
	const known = [...NEEDED_FIELDS, ...present.map(({ code }) => code), ...further];
	const cellOf = ({ number }: Pick<WrittenRow, 'number'>, code: string) =>
		`${columnLetters(positions.get(code) ?? 0)}${number}`;
	const rows = table.rows.slice(at + 1).flatMap((cells, i) => {
		const row = readRow(cells, at + 2 + i, known, positions);
		const filled = known.some((code) => code !== 'row' && (row.texts.get(code) ?? '') !== '');
		if (!filled && row.faults.length === 0) return [];
		const errors = row.faults.map(({ code, fault }) => ({
			sheet: table.name,
			cell: cellOf(row, code),
			fault,
			text: '',
		}));
		return [{ number: row.number, texts: row.texts, errors }];
	});
	return { sheet: table.name, columns: present, further, rows, cellOf };
}

function isCodeRow(row: readonly ReadCell[]): boolean {
	return ['indicator', 'place', 'total'].every((code) => row.includes(code));
}

function isMark(cell: ReadCell): boolean {
	return typeof cell === 'string' && cell.startsWith('masar/report/');
}

function positionsOf(codes: readonly ReadCell[]): Map<string, number> {
	const positions = new Map<string, number>();
	for (const [i, code] of codes.entries()) {
		if (typeof code === 'string' && code !== '' && !positions.has(code)) positions.set(code, i);
	}
	return positions;
}

function readRow(
	cells: readonly ReadCell[],
	number: number,
	known: readonly string[],
	positions: ReadonlyMap<string, number>,
) {
	const texts = new Map<string, string>();
	const faults: { code: string; fault: WorkbookError['fault'] }[] = [];
	for (const code of known) {
		const cell = cells[positions.get(code) ?? -1] ?? '';
		texts.set(code, typeof cell === 'string' ? cell : '');
		if (typeof cell !== 'string') {
			faults.push({ code, fault: cell.fault === 'long' ? 'cell too long' : cell.fault });
		}
	}
	return { number, texts, faults };
}
