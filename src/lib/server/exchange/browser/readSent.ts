/** What was sent: a bundle, or one table, from a workbook or from text. */
import type { SentAs, SingleFile } from '#lib/exchange/sent.ts';
import { m } from '#lib/paraglide/messages.js';
import { decodeSent } from '#lib/server/exchange/sent/decode.ts';
import { packSent } from '#lib/server/exchange/sent/pack.ts';
import { proposeMapping } from '#lib/server/exchange/sent/propose.ts';
import { parseSent, sheetRows, type SentRow } from '#lib/server/exchange/sent/table.ts';
import { readWorkbook } from '#lib/server/files/spreadsheet/read.ts';
import { SpreadsheetError } from '#lib/server/files/spreadsheet/table.ts';
import { Unreadable } from '#lib/server/refused.ts';

export interface Sent {
	readonly sentAs: SentAs;
	readonly mapping: string | null;
	readonly content: string;
}

/** @param table which the sender says it is; null: whichever fits. Throws Unreadable */
export async function readSent(bytes: Uint8Array, name: string, table: SingleFile | null): Promise<Sent> {
	const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
	if (isPacked && !/\.xls[xm]$/i.test(name))
		return { sentAs: 'bundle', mapping: null, content: packSent(bytes) };
	const rows = isPacked ? await rowsOfWorkbook(bytes) : parseSent(decodeSent(Buffer.from(bytes)));
	if (rows.length < 2) throw new Unreadable(m.importing_no_rows(), { status: 422, field: 'sent' });
	const mapping = proposeMapping(rows, table);
	return {
		sentAs: mapping.file,
		mapping: JSON.stringify(mapping),
		content: packSent(JSON.stringify(rows)),
	};
}

async function rowsOfWorkbook(bytes: Uint8Array): Promise<SentRow[]> {
	try {
		return sheetRows(await readWorkbook(bytes));
	} catch (error) {
		if (!(error instanceof SpreadsheetError)) throw error;
		const isBusy = error.fault === 'busy' || error.fault === 'yours';
		const sentence = isBusy ? m.importing_busy() : m.importing_workbook();
		throw new Unreadable(sentence, { status: isBusy ? 503 : 422, field: 'sent' });
	}
}
