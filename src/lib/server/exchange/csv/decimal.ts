/** Exact decimals of money and rates: integers of 1/scale, where the scale is a power of ten. */
import { withoutMarks } from '#lib/report/texts.ts';

/**
 * Without the marks that nobody sees. Undefined when the text is no plain number from 0 on, has more decimals than the
 * scale, or is too large to be exact.
 */
export function parseDecimal(text: string, scale: number): number | undefined {
	const match = /^(\d{1,15})(?:\.(\d+))?$/.exec(withoutMarks(text));
	if (!match) return undefined;
	const decimals = (match[2] ?? '').replace(/0+$/, '');
	const places = String(scale).length - 1;
	if (decimals.length > places) return undefined;
	const value = Number(match[1]) * scale + Number(decimals.padEnd(places, '0'));
	return Number.isSafeInteger(value) ? value : undefined;
}

/** The shortest text that reads back to the same number. */
export function formatDecimal(value: number, scale: number): string {
	const places = String(scale).length - 1;
	const decimals = String(value % scale)
		.padStart(places, '0')
		.replace(/0+$/, '');
	return `${Math.floor(value / scale)}${decimals ? `.${decimals}` : ''}`;
}
