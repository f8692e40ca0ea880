import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { zip } from './pack.ts';
import { enterReading, readApart } from './readApart.ts';
// As text: a worker of its own file would have to be found again in the built server.
import source from './reading.worker.js?raw';
import type { ReadTable } from './table.ts';
import { unpack } from './unpack.ts';

const program = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const library = pathToFileURL(createRequire(import.meta.url).resolve('hucre/xlsx')).href;

/**
 * The sheets of an .xlsx, read by a worker that may take only so much time and memory. Throws SpreadsheetError when it
 * is none, holds macros or a password, is larger than `LIMITS` allow, or when too many others wait for theirs.
 */
export function readWorkbook(bytes: Uint8Array): Promise<ReadTable[]> {
	return enterReading(async () => {
		const files = await unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
		return readApart(program, library, new Uint8Array(zip(files)));
	});
}
