import { m } from '#lib/paraglide/messages.js';
import { isOldWorkbook, readOldWorkbook } from '#lib/server/files/spreadsheet/readOld.ts';
import { readWorkbook } from '#lib/server/files/spreadsheet/read.ts';
import { SpreadsheetError } from '#lib/server/files/spreadsheet/table.ts';
import { Unreadable } from '#lib/server/refused.ts';
import { sheetRows, type SentRow } from './table.ts';

/** Rows of the first sheet that has any, of an .xlsx or an .xls. Throws Unreadable. */
export async function workbookRows(bytes: Uint8Array): Promise<SentRow[]> {
	try {
		return sheetRows(await (isOldWorkbook(bytes) ? readOldWorkbook(bytes) : readWorkbook(bytes)));
	} catch (error) {
		if (!(error instanceof SpreadsheetError)) throw error;
		const isBusy = error.fault === 'busy' || error.fault === 'yours';
		const sentence = isBusy ? m.importing_busy() : m.importing_workbook();
		throw new Unreadable(sentence, { status: isBusy ? 503 : 422, field: 'sent' });
	}
}
