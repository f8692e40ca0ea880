/**
 * Free text that a spreadsheet would take for a formula leaves with an apostrophe before it, as spreadsheets themselves
 * mark text, and loses it on the way back; a text that already begins so gets one more. So a bundle is safe to open
 * and still comes back as it was. Codes never begin with such a sign (`isCode`): they need no mark and stay as they are.
 */
const RISKY = /^'*[=+\-@\t\r]/;
const MARKED = /^'+[=+\-@\t\r]/;

export function guardText(text: string): string {
	return RISKY.test(text) ? `'${text}` : text;
}

export function unguardText(text: string): string {
	return MARKED.test(text) ? text.slice(1) : text;
}

/**
 * Letters and numbers of any script, and what codes in use have between them. No `;`, which separates codes, and
 * nothing that a spreadsheet would run.
 */
const CODE = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.+:/()&#' -]{0,98}$/u;

export function isCode(text: string): boolean {
	return CODE.test(text) && !text.endsWith(' ');
}

/** Signs that no text has: all controls but tab and line breaks. */
// eslint-disable-next-line no-control-regex -- controls are what this looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export function hasControl(text: string): boolean {
	return CONTROL.test(text);
}
