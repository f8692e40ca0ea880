import type { Cell, CellStyle, ColumnDef, WriteSheet } from 'hucre/xlsx';
import type { DataCell, DataSheet, DataTable } from './dataSheet.ts';
import { towardsRight } from './direction.ts';
import { lawful } from '../xml.ts';
import { columnLetters } from './write.ts';
import { writeApart } from './writeApart.ts';

const TITLE: CellStyle = { font: { bold: true, size: 14 } };
const HEAD: CellStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: 'top' } };
const LINK: CellStyle = { font: { underline: true, color: { rgb: '1D5A9F' } } };
/** The numbers themselves stay as they are, every digit of them. */
const WHOLE = '#,##0';
const BROKEN = '#,##0.00';
const SHARE = '0.0%';
/** Characters; a cell that holds more is wrapped by whoever reads it. */
const NARROWEST = 10;
const WIDEST = 60;
/** A column of sentences, on sheets without a table. */
const SENTENCES = 90;

interface Written {
	readonly title: string;
	readonly description: string;
	/** That of the figures, and not of the clock: the same publication gives the same file. */
	readonly made: Date;
	/** The first column stands at the right, for readers of Arabic. */
	readonly rightToLeft: boolean;
}

/**
 * An .xlsx of tables, by the rules of the UK government for accessible spreadsheets: sheets begin in A1 with their title,
 * one table each, marked as one, no merged cells and no empty rows. Texts are written as texts, so none becomes a formula.
 */
export async function writeDataWorkbook(
	sheets: readonly DataSheet[],
	{ title, description, made, rightToLeft }: Written,
): Promise<Uint8Array> {
	return writeApart({
		sheets: sheets.map((sheet) => toSheet(sheet, rightToLeft)),
		properties: {
			title: lawful(title),
			description: lawful(description),
			creator: 'Masar',
			created: made,
			modified: made,
		},
	});
}

function toSheet({ name, lines, table }: DataSheet, rightToLeft: boolean): WriteSheet {
	const rows: DataCell[][] = lines.map((line) => [lawful(line)]);
	const first = rows.length;
	const heads = (table?.heads ?? []).map(lawful);
	if (table) rows.push(heads, ...table.rows.map((row) => row.map(lawfulCell)));
	const cells = new Map<string, Partial<Cell>>();
	for (const [down, row] of rows.entries())
		for (const [across, cell] of row.entries()) {
			const own = styled(cell, { isTitle: down === 0, isHead: table !== null && down === first });
			const style = rightToLeft ? towardsRight(cell, own?.style) : own?.style;
			if (own ?? style)
				cells.set(`${down},${across}`, { value: plainOf(cell), ...own, ...(style && { style }) });
		}
	const last = columnLetters((table?.heads.length ?? 1) - 1);
	return {
		name,
		rows: rows.map((row) => row.map(plainOf)),
		cells,
		columns: table ? columnsOf(table) : [{ width: SENTENCES }],
		view: { rightToLeft },
		...(table && {
			tables: [
				{
					name: table.name,
					range: `A${first + 1}:${last}${rows.length}`,
					columns: heads.map((head) => ({ name: head })),
					style: 'TableStyleLight1',
					showAutoFilter: false,
					showRowStripes: false,
				},
			],
			a11y: { headerRow: first, summary: lawful(lines[0] ?? name) },
		}),
	};
}

/** The library writes signs that XML may not hold as they are, and no program opens the file. */
function lawfulCell(cell: DataCell): DataCell {
	if (typeof cell === 'number') return cell;
	return typeof cell === 'string' ? lawful(cell) : { ...cell, text: lawful(cell.text) };
}

function plainOf(cell: DataCell): string | number {
	return typeof cell === 'object' ? cell.text : cell;
}

function styled(
	cell: DataCell,
	{ isTitle, isHead }: { isTitle: boolean; isHead: boolean },
): Partial<Cell> | undefined {
	if (typeof cell === 'object') {
		const location = `'${cell.sheet.replaceAll("'", "''")}'!A1`;
		return { value: cell.text, style: LINK, hyperlink: { target: '', location } };
	}
	if (isTitle) return { value: cell, style: TITLE };
	return isHead ? { value: cell, style: HEAD } : undefined;
}

function columnsOf({ heads, rows, shown }: DataTable): ColumnDef[] {
	return heads.map((head, across) => {
		const longest = rows.slice(0, 500).reduce((most, row) => {
			const cell = row[across] ?? '';
			return Math.max(most, (typeof cell === 'object' ? cell.text : String(cell)).length);
		}, head.length / 2);
		return {
			width: Math.min(WIDEST, Math.max(NARROWEST, longest + 2)),
			...formatOf(shown[across] ?? null, rows, across),
		};
	});
}

function formatOf(
	shown: DataTable['shown'][number],
	rows: DataTable['rows'],
	across: number,
): Pick<ColumnDef, 'style'> {
	if (shown === null) return {};
	const isWhole = rows.every(({ [across]: cell }) => typeof cell !== 'number' || Number.isInteger(cell));
	return { style: { numFmt: shown === 'share' ? SHARE : isWhole ? WHOLE : BROKEN } };
}
