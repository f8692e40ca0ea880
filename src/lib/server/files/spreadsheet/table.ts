/** Workbooks as the rest of the project sees them: tables of texts. */

export type SpreadsheetFault =
	| 'too large'
	| 'not a workbook'
	| 'macros'
	| 'password or old'
	| 'too many rows'
	| 'too slow'
	/** Another one of the same person is being read. */
	| 'yours'
	/** Too many are being read already. */
	| 'busy';

/** Thrown when there is no workbook to read. */
export class SpreadsheetError extends Error {
	override readonly name = 'SpreadsheetError';
	readonly fault: SpreadsheetFault;
	constructor(fault: SpreadsheetFault, options?: ErrorOptions) {
		super(`the workbook cannot be read: ${fault}`, options);
		this.fault = fault;
	}
}

/**
 * Text as it was typed, empty where nothing stands; or why it has none: a formula whose result the file does not carry,
 * an error such as #REF!, a date, or more than anybody writes.
 */
export type ReadCell = string | { readonly fault: 'formula' | 'error' | 'date' | 'long' };

export interface ReadTable {
	readonly name: string;
	/** From the first row of the sheet on. */
	readonly rows: readonly (readonly ReadCell[])[];
}

/** A number is written as one, everything else as text, whatever it begins with. Null: empty. */
export type WrittenCell = string | number | null;

export interface WrittenColumn {
	/** Characters. */
	readonly width: number;
	readonly hidden?: boolean;
	/** Figures are aligned and typed as numbers, texts as texts: Excel would make 1.1 of a code 1.10. */
	readonly kind: 'text' | 'number';
	/** The values offered: a range such as `Lists!$A$2:$A$9`. */
	readonly list?: string;
	/** Only what the list has is taken; else it is only offered. */
	readonly strict?: boolean;
}

export interface WrittenTable {
	readonly name: string;
	readonly columns: readonly WrittenColumn[];
	/** Rows on top that are headings: bold, in view and protected. */
	readonly headings: number;
	/** Among them, those that are for the machine, counted from 0. */
	readonly hiddenRows?: readonly number[];
	/** Columns that stay in view. */
	readonly fixedColumns?: number;
	readonly rows: readonly (readonly WrittenCell[])[];
	/** Rows that may be filled in, headings included; 0: nothing in the sheet may be changed. */
	readonly open: number;
}
