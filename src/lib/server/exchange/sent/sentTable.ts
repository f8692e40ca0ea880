/** One table that a form sends as a file. */
import { MOST } from '#lib/exchange/sent.ts';
import { m } from '#lib/paraglide/messages.js';
import { OLE } from '#lib/server/files/spreadsheet/unpack.ts';
import { fileIn } from '#lib/server/http/upload.ts';
import { Unreadable } from '#lib/server/refused.ts';
import { sentRows } from './sentRows.ts';

const FIELD = 'sent';

/** Its rows, of a text or a workbook, with the name of the file. Throws Unreadable where none was sent, or one that is too large. */
export async function sentTable(request: Request) {
	const file = await fileIn(request, { field: FIELD, most: MOST.bytes, fault: unreadable });
	const [name, bytes] = [file.name.slice(0, 100), new Uint8Array(await file.arrayBuffer())];
	const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
	if (!isPacked && !OLE.equals(bytes.subarray(0, OLE.length))) return { name, ...sentRows(bytes) };
	// Loaded where one is sent only: its worker is a text that the build puts in, and commands import this file too.
	const { workbookRows } = await import('./workbookRows.ts');
	return { name, rows: await workbookRows(bytes), bad: [] };
}

function unreadable(is: 'too large' | 'none'): Unreadable {
	if (is === 'none') return new Unreadable(m.importing_no_file(), { status: 422, field: FIELD });
	return new Unreadable(m.importing_large(), { status: 413, field: FIELD });
}
