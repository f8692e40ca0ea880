/** The sender's own file back, with the faults that a trial found marked in it. */
import type { Mapping } from '#lib/exchange/mapping.ts';
import { directionOf } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { StoredImport } from '#lib/server/exchange/queries/imports.ts';
import { markTable } from '#lib/server/exchange/sent/mark.ts';
import { csvLine } from '#lib/server/files/csv.ts';
import { guardText, unguardText } from '#lib/server/files/formula.ts';
import { LIMITS } from '#lib/server/files/spreadsheet/limits.ts';
import { writeMarked } from '#lib/server/files/spreadsheet/writeMarked.ts';
import { rowsOf } from './columnsOf.ts';

const NUMBER = /^[+-]?[\d.,\s]*$/;
/** Programs of spreadsheets take a file for UTF-8 by it. */
const BYTE_ORDER = '\ufeff';

/** Null: it is no table, was stored, or has more rows than a workbook that is read again. */
export async function markedFile(
	{ content, mapping, found, state }: StoredImport,
	as: 'csv' | 'xlsx',
): Promise<Uint8Array | null> {
	if (state !== 'checked' || mapping === null || !found) return null;
	const table = markTable(rowsOf(content), JSON.parse(mapping) as Mapping, found.faults);
	if (as === 'csv') {
		const lines = table.rows.map((row) => csvLine(row.map(safeCell), '\r\n'));
		return Buffer.from(BYTE_ORDER + lines.join(''));
	}
	if (table.rows.length > LIMITS.rows) return null;
	return writeMarked({
		...table,
		name: m.importing_marked_sheet(),
		rightToLeft: directionOf(getLocale()) === 'rtl',
	});
}

/** What a program would run as a formula is guarded, once; what is a number stays one. */
function safeCell(cell: string): string {
	return NUMBER.test(cell) ? cell : guardText(unguardText(cell));
}
