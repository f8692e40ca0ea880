/** Signs that a file cannot carry, out of every text that goes into it. */

/** What XML forbids; half a sign of two. */
// eslint-disable-next-line no-control-regex -- these are looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/g;
/** A run without a place to break it would be written over the next column. */
const ENDLESS = /[^\s\u200B]{41,}/gu;
const PIECE = /.{1,20}/gsu;

/**
 * Marks of vowels and of doubled letters, which Arabic may go without: the compiler writes a letter with one so that programs
 * read it twice and apart from its word.
 */
const VOWELS = /[\u064B-\u0652\u0670]/g;

export function withoutForbidden(text: string): string {
	return text.toWellFormed().replaceAll(FORBIDDEN, '').replaceAll(VOWELS, '');
}

/** Text that can be set: a word of more than forty signs may be broken after each twenty of them. */
export function settable(text: string): string {
	return withoutForbidden(text).replaceAll(ENDLESS, (run) => (run.match(PIECE) ?? []).join('\u200B'));
}
