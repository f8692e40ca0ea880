/**
 * Free text that a spreadsheet would take for a formula leaves with an apostrophe before it, as spreadsheets themselves
 * mark text, and loses it on the way back; a text that already begins so gets one more. So a file is safe to open, and
 * what is read back is as it was. Codes never begin with such a sign: they need no mark and stay as they are.
 */
const RISKY = /^'*[=+\-@\t\r]/;
const MARKED = /^'+[=+\-@\t\r]/;

export function guardText(text: string): string {
	return RISKY.test(text) ? `'${text}` : text;
}

export function unguardText(text: string): string {
	return MARKED.test(text) ? text.slice(1) : text;
}
