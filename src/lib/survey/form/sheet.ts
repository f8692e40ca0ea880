/** A sheet of a questionnaire as its file has it. Null: a cell whose text cannot be read, such as a date or an error. */
export interface FormSheet {
	readonly name: string;
	readonly rows: readonly (readonly (string | null)[])[];
}

export const FORM_FAULTS = [
	'no sheet',
	'no column',
	'unknown type',
	'unsupported type',
	'no list',
	'no name',
	'name with blanks',
	'name twice',
	'option twice',
	'no scale',
	'unreadable cell',
	'end without begin',
	'begin without end',
] as const;
export type FormFaultKind = (typeof FORM_FAULTS)[number];

/** What keeps a questionnaire from being read, with the cell in which it stands. */
export interface FormFault {
	readonly kind: FormFaultKind;
	readonly sheet: string;
	/** As a spreadsheet names it: B12; null: of the whole sheet. */
	readonly cell: string | null;
	/** What stands there, or what is missing. */
	readonly text: string;
}

/** The name of a cell. @param row counted from 0 @param column counted from 0 */
export function sheetCellName(row: number, column: number): string {
	let letters = '';
	for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
		letters = String.fromCharCode(65 + (rest % 26)) + letters;
	return `${letters}${row + 1}`;
}

/** Words as they are compared: without case, and with one blank where there are several or an underscore. */
export function plainWords(text: string): string {
	return text
		.trim()
		.toLowerCase()
		.replaceAll(/[\s_]+/g, ' ');
}
