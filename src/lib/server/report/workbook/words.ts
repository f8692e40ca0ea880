/** What is wrong with a workbook, in a sentence that says what to do. */
import { separator } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { SpreadsheetError, type SpreadsheetFault } from '#lib/server/files/spreadsheet/table.ts';
import { faultWords } from '#lib/report/words/fault.ts';
import { WorkbookRefused, type CellFault, type CellOnlyFault } from './faults.ts';
import { columnHeading } from './names.ts';

const CELLS: Record<CellOnlyFault, (input: { text: string }) => string> = {
	formula: m.workbook_cell_formula,
	error: m.workbook_cell_error,
	date: m.workbook_cell_date,
	'cell too long': m.workbook_cell_long,
	'unknown place': m.workbook_cell_place,
	'unknown indicator': m.workbook_cell_indicator,
	'no indicator': m.workbook_cell_no_indicator,
	'unknown status': m.workbook_cell_status,
	'no status': m.workbook_cell_no_status,
	'unknown donor': m.workbook_cell_donor,
	'unknown through': m.workbook_cell_through,
	'unknown quarter': m.workbook_cell_quarter,
};

export function cellFaultWords(fault: CellFault, text: string): string {
	return isCellOnly(fault) ? CELLS[fault]({ text }) : faultWords(fault, text);
}

function isCellOnly(fault: CellFault): fault is CellOnlyFault {
	return Object.hasOwn(CELLS, fault);
}

const FILES: Record<SpreadsheetFault, () => string> = {
	'too large': m.workbook_too_large,
	'not a workbook': m.workbook_not_one,
	macros: m.workbook_macros,
	'password or old': m.workbook_password,
	'too many rows': m.workbook_too_many_rows,
	'too slow': m.workbook_too_slow,
	yours: m.workbook_yours,
	busy: m.workbook_busy,
};

/** Why the workbook was not read; undefined when the error is another. */
export function workbookWords(error: unknown): string | undefined {
	if (error instanceof SpreadsheetError) return FILES[error.fault]();
	if (!(error instanceof WorkbookRefused)) return undefined;
	switch (error.reason) {
		case 'no report sheet':
			return m.workbook_no_sheet();
		case 'other report':
			return m.workbook_other_report();
		case 'columns missing':
			return m.workbook_columns_missing({
				columns: error.columns.map((code) => columnHeading(code, [])).join(separator()),
			});
	}
}
