import { LIMITS } from './limits.ts';
import { enterReading, readApart } from './readApart.ts';
import { SpreadsheetError, type ReadTable } from './table.ts';
import { OLE } from './unpack.ts';

/** A storage of that name holds the programs of a workbook. */
const MACROS = Buffer.from('_VBA_PROJECT', 'utf16le');

/** Whether a file is in the container of workbooks before 2007, which encrypted later ones have too. */
export function isOldWorkbook(bytes: Uint8Array): boolean {
	return OLE.equals(bytes.subarray(0, OLE.length));
}

/**
 * The sheets of an .xls, read as `readWorkbook` reads those of an .xlsx, within the same limits. Throws SpreadsheetError when it
 * is none, holds macros or a password, or is larger than `LIMITS` allow.
 */
export function readOldWorkbook(bytes: Uint8Array): Promise<ReadTable[]> {
	return enterReading(async () => {
		if (bytes.byteLength > LIMITS.packed) throw new SpreadsheetError('too large');
		if (Buffer.from(bytes).includes(MACROS)) throw new SpreadsheetError('macros');
		return readApart('xls', new Uint8Array(bytes));
	});
}
