import type { FormSheet } from '#lib/survey/form/sheet.ts';
import { sentSheets } from './sentSheets.ts';
import { textSheets } from './textSheets.ts';

/** The sheets of a questionnaire that was sent, a workbook or one table of text. Throws Unreadable with a sentence. */
export async function fileSheets(bytes: Uint8Array, field: string): Promise<FormSheet[]> {
	const tables = await sentSheets(bytes, field);
	if (!tables) return textSheets(bytes, field);
	return tables.map(({ name, rows }) => ({
		name,
		rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : null))),
	}));
}
