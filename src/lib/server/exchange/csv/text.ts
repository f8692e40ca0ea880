import type { TextFault } from '#lib/report/texts.ts';
import { shown } from '#lib/server/exchange/issue.ts';

const LONGEST_CODE = 99;
/** What codes in use have between letters and numbers of any script. No comma or `;`, which separate codes in a cell. */
const SIGNS = "_.+:/()&#'’‘ʼ·–—-";
const CODE = new RegExp(`^[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M} ${SIGNS}]*$`, 'u');
const NO_SIGN = new RegExp(`[^\\p{L}\\p{N}\\p{M} ${SIGNS}]`, 'u');

/** No program takes it for the name of a property. */
const RESERVED = '__proto__';

export function isCode(text: string): boolean {
	return text.length <= LONGEST_CODE && CODE.test(text) && !text.endsWith(' ') && text !== RESERVED;
}

/** Why a text cannot be a code, as the end of a sentence; undefined: it can. */
export function codeFault(text: string): string | undefined {
	if (isCode(text)) return undefined;
	if (text === '') return 'there is none between two ";"';
	if (text.trim() !== text) return 'take away the blanks before and after it';
	if (text.length > LONGEST_CODE) return `it has ${text.length} signs: shorten it to ${LONGEST_CODE}`;
	if (text === RESERVED) return 'programs cannot carry it: choose another';
	const [sign] = NO_SIGN.exec(text) ?? [];
	if (sign === undefined) return 'begin it with a letter, a number or _';
	return `it has ${shown(sign)} in it: write letters, numbers and ${SIGNS.split('').join(' ')} alone`;
}

/** What the faults of a text are called in a message about a file. */
export const TEXT_FAULTS: Record<TextFault, string> = {
	long: 'it is too long',
	control: 'it has control characters or line breaks in it',
	reserved: 'it begins with "!", which only an export may give it',
	separator: 'a tag has no comma or semicolon in it, and is not empty',
};

/** Signs that no text has: all controls but tab and line breaks. */
// eslint-disable-next-line no-control-regex -- controls are what this looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export function hasControl(text: string): boolean {
	return CONTROL.test(text);
}
