/** What can be wrong with a workbook that was sent, with the cell where it is. */
import type { FieldFault } from '#lib/report/reader.ts';
import type { ReadCell } from '#lib/server/files/spreadsheet/table.ts';

/** What can be wrong with a cell of a spreadsheet alone. */
export type CellOnlyFault =
	| Exclude<SpreadsheetFault, 'long'>
	| 'cell too long'
	| 'unknown place'
	| 'unknown indicator'
	| 'no indicator'
	| 'unknown status'
	| 'no status'
	| 'unknown donor'
	| 'unknown through'
	| 'unknown quarter';

export type CellFault = CellOnlyFault | Exclude<FieldFault, 'missing' | 'unknown'> | 'twice';

/** What a cell holds that cannot be read at all. */
type SpreadsheetFault = Exclude<ReadCell, string>['fault'];

export interface WorkbookError {
	readonly sheet: string;
	/** As the spreadsheet calls it: `F12`. */
	readonly cell: string;
	readonly fault: CellFault;
	/** What stands there. */
	readonly text: string;
}

/** Why a workbook as a whole was not read. */
export type WorkbookRefusal = 'no report sheet' | 'other report' | 'columns missing';

export class WorkbookRefused extends Error {
	override readonly name = 'WorkbookRefused';
	readonly reason: WorkbookRefusal;
	/** Codes of the columns that are missing. */
	readonly columns: readonly string[];
	constructor(reason: WorkbookRefusal, columns: readonly string[] = []) {
		super(`the workbook was not read: ${reason}`);
		this.reason = reason;
		this.columns = columns;
	}
}
