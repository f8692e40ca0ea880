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
