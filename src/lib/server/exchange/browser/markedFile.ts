/** The sender's own file back, with the faults that a trial found marked in it. */
import { hasMarkedCopy } from '#lib/exchange/found.ts';
import type { Mapping } from '#lib/exchange/mapping.ts';
import type { MarkedAs } from '#lib/exchange/sent.ts';
import { directionOf } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { StoredImport } from '#lib/server/exchange/queries/imports.ts';
import { markTable } from '#lib/server/exchange/sent/mark.ts';
import { safeCell } from '#lib/server/exchange/sent/sayFault.ts';
import { csvLine } from '#lib/server/files/csv.ts';
import { LIMITS } from '#lib/server/files/spreadsheet/limits.ts';
import { writeMarked } from '#lib/server/files/spreadsheet/writeMarked.ts';
import { rowsOf } from './columnsOf.ts';
import { markedBundle } from './markedBundle.ts';

/** Programs of spreadsheets take a file for UTF-8 by it. */
const BYTE_ORDER = '\ufeff';

/** Null: there is none such, it was stored, or it has more rows than a workbook that is read again. */
export async function markedFile(kept: StoredImport, as: MarkedAs): Promise<Uint8Array | null> {
	const { content, mapping, found, state } = kept;
	if (state !== 'checked' || !found || !hasMarkedCopy(kept)) return null;
	if (mapping === null || as === 'zip')
		return mapping === null && as === 'zip' ? markedBundle(kept, found) : null;
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
