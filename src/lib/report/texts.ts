/** What a row's own texts may be, on every road: what is taken here, a bundle carries and takes back. */

/** Begins the references that an export gives to what has none and needs several lines. */
export const INVENTED = '!';

const LONGEST_REFERENCE = 100;
const LONGEST_TAG = 99;
// eslint-disable-next-line no-control-regex -- controls are what this looks for
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;
/** Breaks of a line that are none elsewhere: Word writes the first for Shift + Enter. */
// eslint-disable-next-line no-control-regex -- controls are what this replaces
const BREAKS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
// eslint-disable-next-line no-control-regex -- controls are what this takes away
const INVISIBLE_CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/g;
/** Marks of direction, soft hyphens and signs without width: copied along with figures, and seen by nobody. */
const MARKS = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

export type TextFault = 'long' | 'control' | 'reserved' | 'separator';
const PLAIN = /^[\x20-\x7e]*$/;

/** Undefined: it can be a reference, of an activity that has one. */
export function referenceFault(text: string): TextFault | undefined {
	if (text.startsWith(INVENTED)) return 'reserved';
	return text.length > LONGEST_REFERENCE ? 'long' : lineFault(text);
}

/** Undefined: it can be a tag. */
export function tagFault(tag: string): TextFault | undefined {
	if (tag === '' || /[,;،]/.test(tag)) return 'separator';
	return tag.length > LONGEST_TAG ? 'long' : lineFault(tag);
}

function lineFault(text: string): TextFault | undefined {
	return CONTROL.test(text) || text !== text.trim() ? 'control' : undefined;
}

/** What was typed into a field of several names, each once: tags, organisations. */
export function namesOf(text: string): string[] {
	const names = text.split(/[,،;\n]/).map((name) => name.trim());
	return [...new Set(names.filter((name) => name !== ''))];
}

/** A note as it is kept: every break of a line is one of its own sort, and controls that nobody sees are gone. */
export function cleanNote(text: string): string {
	return text.replaceAll(BREAKS, '\n').replaceAll(INVISIBLE_CONTROLS, '').trim();
}

/** Without the controls that nobody types: tabs and breaks of a line stay. */
export function withoutControls(text: string): string {
	return text.replaceAll(INVISIBLE_CONTROLS, '');
}

/** A row in which every cell that has something begins with `#` is one of HXL tags, not of data. */
export function isTagRow(cells: readonly string[]): boolean {
	const filled = cells.filter((cell) => cell.trim() !== '');
	return filled.length > 0 && filled.every((cell) => cell.trim().startsWith('#'));
}

/** A number or a code without the marks that nobody sees. */
export function withoutMarks(text: string): string {
	// Most are plain digits and letters, by the hundred thousand.
	return PLAIN.test(text) ? text : text.replaceAll(MARKS, '');
}

/** The text with its unseen marks written out, for a message about it: `<U+200F>12`. */
export function withMarksShown(text: string): string {
	return text.replaceAll(MARKS, (mark) => {
		const code = (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
		return `<U+${code}>`;
	});
}
