/** What a row's own texts may be, on every road: what is taken here, a bundle carries and takes back. */

/** Begins the references that an export gives to what has none and needs several lines. */
export const INVENTED = '!';

const LONGEST_REFERENCE = 100;
const LONGEST_TAG = 99;
// eslint-disable-next-line no-control-regex -- controls are what this looks for
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;

export type TextFault = 'long' | 'control' | 'reserved' | 'separator';

/** Undefined: it can be a reference, of an activity that has one. */
export function referenceFault(text: string): TextFault | undefined {
	if (text.startsWith(INVENTED)) return 'reserved';
	return text.length > LONGEST_REFERENCE ? 'long' : lineFault(text);
}

export function tagFault(tag: string): TextFault | undefined {
	if (tag === '' || /[,;،]/.test(tag)) return 'separator';
	return tag.length > LONGEST_TAG ? 'long' : lineFault(tag);
}

function lineFault(text: string): TextFault | undefined {
	return CONTROL.test(text) || text !== text.trim() ? 'control' : undefined;
}
