import type { CellStyle } from 'hucre/xlsx';
import type { DataCell } from './dataSheet.ts';

const ARABIC = /\p{Script=Arabic}/u;
/** One for all cells of a look: a workbook holds each look once. */
const KNOWN = new WeakMap<CellStyle, CellStyle>();
const PLAIN: Readonly<CellStyle> = {};

/**
 * The look of a cell in a workbook for readers of Arabic: a sentence with Arabic in it runs from the right, also where it begins
 * with a code or a Latin name, by which programs would choose the direction. Other cells keep their look.
 */
export function towardsRight(cell: DataCell | null, style: CellStyle | undefined): CellStyle | undefined {
	const text = typeof cell === 'object' ? (cell?.text ?? '') : String(cell);
	if (!ARABIC.test(text)) return style;
	const look = style ?? PLAIN;
	const known = KNOWN.get(look) ?? { ...look, alignment: { ...look.alignment, readingOrder: 'rtl' } };
	KNOWN.set(look, known);
	return known;
}
