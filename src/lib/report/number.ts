/** Figures as people type them. */
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import { parseAmount, type AmountFault, type Unit } from '#lib/figures/unit.ts';

const ARABIC_ZEROS = [0x0660, 0x06f0];
/** Thousands are set apart by a comma, its Arabic sister, an apostrophe, or a space of any width. */
const SEPARATORS = /[,٬'’ \u00a0\u2009\u202f]/g;
const GROUPED = /^-?\d{1,3}([,٬'’ \u00a0\u2009\u202f])\d{3}(?:\1\d{3})*(?:[.٫]\d+)?$/;

/**
 * Reads what was typed into a figure's field: Latin or Arabic digits, with or without thousands set apart.
 * Returns smallest units; null where nothing was typed, which means unknown; or the fault. A single comma before
 * other than three digits is a fault: in French it would be a decimal sign, in English not.
 */
export function readEntry(text: string, unit: Unit): number | null | AmountFault {
	const typed = latinDigits(text).replaceAll('−', '-').trim();
	if (typed === '') return null;
	const plain = GROUPED.test(typed) ? typed.replaceAll(SEPARATORS, '') : typed;
	return parseAmount(plain.replace('٫', '.'), unit);
}

function latinDigits(text: string): string {
	return text.replaceAll(/[٠-٩۰-۹]/g, (digit) => {
		const code = digit.codePointAt(0) ?? 0;
		const zero = ARABIC_ZEROS.find((first) => code >= first && code <= first + 9) ?? code;
		return String(code - zero);
	});
}

/** The name of a cell's field: the identifiers of its groups, in the order of the dimensions (`3`, `3-7`). */
export function cellField(groups: Readonly<Partial<Record<Dimension, number>>>): string {
	return DIMENSIONS.flatMap((dimension) => groups[dimension] ?? []).join('-');
}
