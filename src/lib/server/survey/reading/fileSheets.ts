import type { FormSheet } from '#lib/survey/form/sheet.ts';
import { m } from '#lib/paraglide/messages.js';
import { readWorkbook } from '#lib/server/files/spreadsheet/read.ts';
import { SpreadsheetError, type SpreadsheetFault } from '#lib/server/files/spreadsheet/table.ts';
import { Unreadable } from '#lib/server/refused.ts';
import { textSheets } from './textSheets.ts';

const SENTENCES: Readonly<Record<SpreadsheetFault, () => string>> = {
	'too large': m.survey_in_too_large,
	'too many rows': m.survey_in_too_large,
	'too slow': m.survey_in_too_large,
	'not a workbook': m.survey_in_not_a_workbook,
	macros: m.survey_in_macros,
	'password or old': m.survey_in_old_workbook,
	yours: m.importing_busy,
	busy: m.importing_busy,
};

/** The sheets of a questionnaire that was sent, a workbook or one table of text. Throws Unreadable with a sentence. */
export async function fileSheets(bytes: Uint8Array, field: string): Promise<FormSheet[]> {
	const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
	const isOld = bytes[0] === 0xd0 && bytes[1] === 0xcf;
	if (!isPacked && !isOld) return textSheets(bytes, field);
	try {
		const tables = await readWorkbook(bytes);
		return tables.map(({ name, rows }) => ({
			name,
			rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : null))),
		}));
	} catch (cause) {
		if (!(cause instanceof SpreadsheetError)) throw cause;
		const status = cause.fault === 'busy' || cause.fault === 'yours' ? 503 : 422;
		throw new Unreadable(SENTENCES[cause.fault](), { status, field });
	}
}
