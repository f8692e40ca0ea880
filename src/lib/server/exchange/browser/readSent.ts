/** What was sent: a bundle, or one table, from a workbook or from text. */
import { isOldWorkbook } from '#lib/server/files/spreadsheet/readOld.ts';
import { lackingOf, type RememberedColumns } from '#lib/exchange/mapping.ts';
import type { SentAs, SingleFile } from '#lib/exchange/sent.ts';
import { m } from '#lib/paraglide/messages.js';
import { lookInside } from '#lib/server/exchange/activityInfo/packed.ts';
import { isExportOfActivityInfo } from '#lib/server/exchange/activityInfo/read.ts';
import { decodeSent } from '#lib/server/exchange/sent/decode.ts';
import { packSent } from '#lib/server/exchange/sent/pack.ts';
import { proposeMapping } from '#lib/server/exchange/sent/propose.ts';
import { parseSent } from '#lib/server/exchange/sent/table.ts';
import { workbookRows } from '#lib/server/exchange/sent/workbookRows.ts';
import { csvLine } from '#lib/server/files/csv.ts';
import { Unreadable } from '#lib/server/refused.ts';

export interface Sent {
	readonly sentAs: SentAs;
	readonly mapping: string | null;
	readonly content: string;
	/** Every column that has a heading is known, and none is missing without which rows say nothing; else somebody has to say what they mean. */
	readonly isKnown: boolean;
}

/**
 * @param table which the sender says it is; null: whichever fits
 * @param remembered what the sender said of columns before
 * Throws Unreadable.
 */
export async function readSent(
	bytes: Uint8Array,
	name: string,
	table: SingleFile | null,
	remembered?: RememberedColumns,
): Promise<Sent> {
	const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
	if (isPacked && !/\.xls[xm]$/i.test(name)) return ofPacked(bytes);
	const written = isPacked || isOldWorkbook(bytes) ? null : decodeSent(Buffer.from(bytes));
	if (written !== null && isExportOfActivityInfo(written)) return ofActivityInfo(written);
	const rows = written === null ? await workbookRows(bytes) : parseSent(written);
	const asText = () => rows.map(({ cells }) => csvLine(cells)).join('');
	if (written === null && isExportOfActivityInfo(csvLine(rows[0]?.cells ?? [])))
		return ofActivityInfo(asText());
	if (rows.length < 2) throw new Unreadable(m.importing_no_rows(), { status: 422, field: 'sent' });
	const { unknown, ...mapping } = proposeMapping(rows, table, remembered);
	return {
		sentAs: mapping.file,
		mapping: JSON.stringify(mapping),
		content: packSent(JSON.stringify(rows)),
		isKnown: unknown === 0 && lackingOf(mapping).length === 0,
	};
}

/** Its columns are found by name each time: what its fields mean is asked on the page of the sector's rules. */
const ofActivityInfo = (text: string): Sent => ({
	...{ sentAs: 'activityinfo', mapping: null, content: packSent(text), isKnown: true },
});

/** An export is unpacked where it is tried: in the worker. */
async function ofPacked(bytes: Uint8Array): Promise<Sent> {
	const is = await lookInside(Buffer.from(bytes));
	const refused = (sentence: string) => new Unreadable(sentence, { status: 422, field: 'sent' });
	if (is === 'many') throw refused(m.activityinfo_packed_many());
	if (is === 'large') throw refused(m.activityinfo_packed_large());
	const sentAs = is === 'export' ? 'activityinfo' : 'bundle';
	return { sentAs, mapping: null, content: packSent(bytes), isKnown: true };
}
