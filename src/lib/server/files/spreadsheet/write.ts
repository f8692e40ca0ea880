import { writeXlsx, type Cell, type CellStyle, type DataValidation, type WriteSheet } from 'hucre/xlsx';
import { towardsRight } from './direction.ts';
import { lawful } from '../xml.ts';
import type { WrittenColumn, WrittenTable } from './table.ts';

/** Excel's own format for text. */
const TEXT = '@';
const HEADING: CellStyle = {
	font: { bold: true },
	alignment: { wrapText: true, vertical: 'top' },
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF2' } },
	protection: { locked: true },
};

/**
 * An .xlsx of the tables. Texts are written as texts, so none becomes a formula.
 * @param rightToLeft the first column stands at the right, for readers of Arabic
 */
export async function writeWorkbook(
	tables: readonly WrittenTable[],
	{ title, rightToLeft }: { readonly title: string; readonly rightToLeft: boolean },
): Promise<Uint8Array> {
	return writeXlsx({
		sheets: tables.map((table) => toSheet(lawfulTable(table), rightToLeft)),
		properties: { title: lawful(title), creator: 'Masar' },
	});
}

/** The library writes signs that XML may not hold as they are, and no program opens the file. */
function lawfulTable(table: WrittenTable): WrittenTable {
	const rows = table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? lawful(cell) : cell)));
	return { ...table, name: lawful(table.name), rows };
}

function toSheet(table: WrittenTable, rightToLeft: boolean): WriteSheet {
	const isOpen = table.open > 0;
	return {
		name: table.name,
		columns: table.columns.map(({ width, hidden, kind }) => ({
			width,
			...(hidden ? { hidden } : {}),
			style: {
				...(kind === 'text' ? { numFmt: TEXT } : {}),
				protection: { locked: !isOpen },
			},
		})),
		rows: withOpenRows(table),
		cells: headings(table, rightToLeft),
		rowDefs: new Map((table.hiddenRows ?? []).map((row) => [row, { hidden: true }])),
		freezePane: { rows: table.headings, columns: table.fixedColumns ?? 0 },
		dataValidations: table.columns.flatMap((column, i) => validation(table, column, i)),
		view: { rightToLeft },
		a11y: { headerRow: 0 },
		// Without a password: it keeps headings from slips, not from people.
		protection: {
			sheet: true,
			selectLockedCells: true,
			selectUnlockedCells: true,
			formatCells: true,
			formatColumns: true,
			formatRows: true,
			insertRows: isOpen,
			deleteRows: isOpen,
			sort: isOpen,
			autoFilter: true,
		},
	};
}

/** Rows to fill in exist as cells: the style of a column alone would leave them locked in some programs. */
function withOpenRows({ rows, open, columns }: WrittenTable): WriteSheet['rows'] {
	const empty = Array.from({ length: Math.max(0, open - rows.length) }, () => columns.map(() => null));
	return [...rows.map((row) => [...row]), ...empty];
}

function headings({ rows, headings }: WrittenTable, rightToLeft: boolean): Map<string, Partial<Cell>> {
	return new Map(
		rows
			.slice(0, headings)
			.flatMap((row, down) =>
				row.map((value, across): [string, Partial<Cell>] => [
					`${down},${across}`,
					{ value, style: (rightToLeft && towardsRight(value, HEADING)) || HEADING },
				]),
			),
	);
}

function validation(
	{ headings, open }: WrittenTable,
	column: WrittenColumn,
	index: number,
): DataValidation[] {
	if (column.list === undefined || open === 0) return [];
	const letters = columnLetters(index);
	return [
		{
			type: 'list',
			formula1: column.list,
			range: `${letters}${headings + 1}:${letters}${open}`,
			allowBlank: true,
			showErrorMessage: column.strict === true,
		},
	];
}

/** 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
	const above = Math.floor(index / 26);
	return (above > 0 ? columnLetters(above - 1) : '') + String.fromCodePoint(65 + (index % 26));
}
