import type { Cell, CellStyle } from 'hucre/xlsx';
import { lawful } from '../xml.ts';
import { writeApart } from './writeApart.ts';

const fill = (rgb: string): CellStyle => ({
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } },
	numFmt: '@',
	alignment: { wrapText: true, vertical: 'top' },
});
const LOOKS = {
	heading: { ...fill('E8EEF2'), font: { bold: true } },
	error: fill('F8D3D0'),
	warning: fill('FCEFC7'),
};
/** Characters: the last column has sentences. */
const NARROW = 16;
const WIDE = 70;

export interface MarkedWorkbook {
	readonly name: string;
	/** All as long as each other. */
	readonly rows: readonly (readonly string[])[];
	/** Position of the row of headings. */
	readonly headings: number;
	/** Of cells, as `row,column` from 0. */
	readonly marks: ReadonlyMap<string, 'error' | 'warning'>;
	readonly rightToLeft: boolean;
}

/** An .xlsx of one sheet whose marked cells have a colour. All cells are texts, so none becomes a formula. */
export function writeMarked({
	name,
	rows,
	headings,
	marks,
	rightToLeft,
}: MarkedWorkbook): Promise<Uint8Array> {
	const width = rows[0]?.length ?? 0;
	const cells = new Map<string, Partial<Cell>>();
	const look = (down: number, across: number, style: CellStyle) =>
		void cells.set(`${down},${across}`, { value: lawful(rows[down]?.[across] ?? ''), style });
	for (const across of (rows[headings] ?? []).keys()) look(headings, across, LOOKS.heading);
	for (const [at, severity] of marks) {
		const [down = 0, across = 0] = at.split(',').map(Number);
		look(down, across, LOOKS[severity]);
	}
	return writeApart({
		sheets: [
			{
				name: lawful(name),
				columns: Array.from({ length: width }, (_, i) => ({
					width: i === width - 1 ? WIDE : NARROW,
					style: { numFmt: '@' },
				})),
				rows: rows.map((row) => row.map((cell) => (cell === '' ? null : lawful(cell)))),
				cells,
				freezePane: { rows: headings + 1, columns: 0 },
				view: { rightToLeft },
			},
		],
		properties: { title: lawful(name), creator: 'Masar' },
	});
}
