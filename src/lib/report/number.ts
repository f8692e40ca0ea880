/** Figures as people type them. Source: docs/rules.md, Units. */
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import { decimalsOf, parseAmount, type AmountFault, type Unit } from '#lib/figures/unit.ts';
import { withoutMarks } from './texts.ts';

/** `two ways`: thousands or decimals, which nobody can tell. */
export type FigureFault = AmountFault | 'two ways';

const ARABIC_ZEROS = [0x0660, 0x06f0];
/** Thousands are set apart by a comma, its Arabic sisters, an apostrophe, or a space of any width. */
const SEPARATORS = /[,٬،'’ \u00a0\u2009\u202f]/g;
const GROUPED = /^-?\d{1,3}([,٬،'’ \u00a0\u2009\u202f])\d{3}(?:\1\d{3})*(?:[.٫]\d+)?$/;
/** As lakh and crore have it: 12,00,000, and 1,20,00,000. */
const INDIAN = /^-?\d{1,2}([,٬،'’ \u00a0\u2009\u202f])(?:\d{2}\1)+\d{3}(?:[.٫]\d+)?$/;
/** As French has it: a comma before decimals, thousands set apart by anything but a comma. */
const FRENCH =
	/^(?<whole>-?\d{1,3}(?:(['’ \u00a0\u2009\u202f])\d{3}(?:\2\d{3})*)?|-?\d{1,2}(['’ \u00a0\u2009\u202f])(?:\d{2}\3)+\d{3}|-?\d+)(?:,(?<decimals>\d+))?$/;

/** As German and Spanish have it, where it can be nothing else: points between thousands, a comma before decimals. */
const POINTS = /^-?\d{1,3}(?:(?:\.\d{3}){2,}(?:,\d+)?|(?:\.\d{3})+,\d+)$/;

/**
 * Reads what was typed into a figure's field: Latin or Arabic digits, with or without thousands set apart.
 * Returns smallest units; null where nothing was typed, or a dash, which means unknown; or the fault. A single comma before
 * other than three digits is a fault where a comma is no decimal sign; three digits behind the sign of decimals, where
 * the unit has fewer or the sign is a comma, read two ways.
 * @param decimalComma a comma is the decimal sign, as in French
 */
export function readEntry(text: string, unit: Unit, decimalComma = false): number | null | FigureFault {
	const read = plainEntry(text, decimalsOf(unit), decimalComma);
	return read === null || read === 'two ways' ? read : parseAmount(read.digits, unit);
}

/**
 * Reads what was typed as digits with a point before decimals; null and `two ways` as `readEntry` has them. What is no
 * number stays as it is.
 * @param decimals how many are kept
 */
export function plainEntry(
	text: string,
	decimals: number,
	decimalComma = false,
): { readonly digits: string } | null | 'two ways' {
	const typed = latinDigits(withoutMarks(text)).replaceAll('−', '-').trim();
	if (/^[-–—]*$/.test(typed)) return null;
	if (/^-?[1-9]\d{0,2}\.\d{3}$/.test(typed) && decimals < 3) return 'two ways';
	if (decimalComma && /^-?[1-9]\d{0,2},\d{3}$/.test(typed)) return 'two ways';
	if (POINTS.test(typed)) return { digits: typed.replaceAll('.', '').replace(',', '.') };
	const french = decimalComma ? FRENCH.exec(typed) : null;
	if (french) {
		const { whole = '', decimals: behind } = french.groups ?? {};
		return { digits: plain(whole) + (behind === undefined ? '' : `.${behind}`) };
	}
	const digits = GROUPED.test(typed) || INDIAN.test(typed) ? plain(typed) : typed;
	return { digits: digits.replace('٫', '.') };
}

function plain(grouped: string): string {
	return grouped.replaceAll(SEPARATORS, '');
}

function latinDigits(text: string): string {
	return text.replaceAll(/[٠-٩۰-۹]/g, (digit) => {
		const code = digit.codePointAt(0) ?? 0;
		const zero = ARABIC_ZEROS.find((first) => code >= first && code <= first + 9) ?? code;
		return String(code - zero);
	});
}

/** What `cellField` writes, as part of a pattern. */
export const CELL_FIELD = String.raw`\d{1,9}(?:-\d{1,9}){0,3}`;

/** The name of a cell's field: the identifiers of its groups, in the order of the dimensions (`3`, `3-7`). */
export function cellField(groups: Readonly<Partial<Record<Dimension, number>>>): string {
	return DIMENSIONS.flatMap((dimension) => groups[dimension] ?? []).join('-');
}
