import type { Cell } from './csv.ts';

/**
 * Free text that a spreadsheet would take for a formula, whole or after a sign at which another one takes cells apart, leaves with an apostrophe before it, as spreadsheets themselves
 * mark text, and loses it on the way back; a text that already begins so gets one more. So a file is safe to open, and
 * what is read back is as it was. Signs of full width count too, which spreadsheets of eastern Asia read alike. Codes never
 * begin with such a sign: they need no mark and stay as they are.
 */
const RISKY = /^'*[=+\-@\uff0b\uff0d\uff1d\uff20\t\r\n]/;
const MARKED = /^'+[=+\-@\uff0b\uff0d\uff1d\uff20\t\r\n]/;

/** Where spreadsheets of other settings begin a new cell, quoted or not. */
const APART = /[;\t\n\r]/;
const RISKY_INSIDE = /([;\t\n\r]'*)(?=[=+\-@\uff0b\uff0d\uff1d\uff20])/g;
const MARKED_INSIDE = /([;\t\n\r]'*)'(?=[=+\-@\uff0b\uff0d\uff1d\uff20])/g;

export function guardText(text: string): string {
	const inside = APART.test(text) ? text.replaceAll(RISKY_INSIDE, "$1'") : text;
	return RISKY.test(text) ? `'${inside}` : inside;
}

/** Text that a spreadsheet would run as a formula comes out as text; numbers stay numbers. */
export function guardCell(cell: Cell): Cell {
	return typeof cell === 'string' ? guardText(cell) : cell;
}

export function unguardText(text: string): string {
	const own = MARKED.test(text) ? text.slice(1) : text;
	return APART.test(own) ? own.replaceAll(MARKED_INSIDE, '$1') : own;
}
