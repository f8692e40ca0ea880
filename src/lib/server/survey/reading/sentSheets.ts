import { m } from '#lib/paraglide/messages.js';
import { isOldWorkbook, readOldWorkbook } from '#lib/server/files/spreadsheet/readOld.ts';
import { readWorkbook } from '#lib/server/files/spreadsheet/read.ts';
import {
	SpreadsheetError,
	type ReadTable,
	type SpreadsheetFault,
} from '#lib/server/files/spreadsheet/table.ts';
import { Unreadable } from '#lib/server/refused.ts';

const SENTENCES: Readonly<Record<SpreadsheetFault, () => string>> = {
	'too large': m.survey_in_too_large,
	'too many rows': m.survey_in_too_large,
	'too slow': m.survey_in_too_large,
	'not a workbook': m.survey_in_not_a_workbook,
	macros: m.survey_in_macros,
	'password or old': m.surveyold_password,
	yours: m.importing_busy,
	busy: m.importing_busy,
};

/** The sheets of a workbook that was sent, .xlsx or .xls; null: it is none. Throws Unreadable. @param field it was sent in */
export async function sentSheets(bytes: Uint8Array, field: string): Promise<ReadTable[] | null> {
	const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
	const isOld = isOldWorkbook(bytes);
	if (!isPacked && !isOld) return null;
	try {
		return await (isOld ? readOldWorkbook(bytes) : readWorkbook(bytes));
	} catch (cause) {
		if (!(cause instanceof SpreadsheetError)) throw cause;
		const status = cause.fault === 'busy' || cause.fault === 'yours' ? 503 : 422;
		throw new Unreadable(SENTENCES[cause.fault](), { status, field });
	}
}
