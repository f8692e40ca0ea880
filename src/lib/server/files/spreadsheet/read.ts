import { zip } from './pack.ts';
import { enterReading, readApart } from './readApart.ts';
import type { ReadTable } from './table.ts';
import { unpack } from './unpack.ts';

/**
 * The sheets of an .xlsx, read by a worker that may take only so much time and memory. Throws SpreadsheetError when it
 * is none, holds macros or a password, is larger than `LIMITS` allow, or when too many others wait for theirs.
 */
export function readWorkbook(bytes: Uint8Array): Promise<ReadTable[]> {
	return enterReading(async () => {
		const files = await unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
		return readApart('xlsx', new Uint8Array(zip(files)));
	});
}
