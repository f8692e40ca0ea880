/** A workbook of figures for people to read, as the rest of the project sees it. */

/** A number is written as one, everything else as text; a link leads to another sheet of the workbook. */
export type DataCell = string | number | { readonly text: string; readonly sheet: string };

export interface DataTable {
	/** Letters and digits, one in the workbook: programs ask for the table by it. */
	readonly name: string;
	/** Each another. */
	readonly heads: readonly string[];
	/** By column how its numbers are shown, a share of 1 as a percentage; null: as they are, like years. */
	readonly shown: readonly ('number' | 'share' | null)[];
	/** At least one, each as long as `heads`. */
	readonly rows: readonly (readonly DataCell[])[];
}

export interface DataSheet {
	/** At most 31 characters, one in the workbook. */
	readonly name: string;
	/** Above the table, each in a row of its own: title first. */
	readonly lines: readonly string[];
	/** Null: sentences alone. */
	readonly table: DataTable | null;
}
