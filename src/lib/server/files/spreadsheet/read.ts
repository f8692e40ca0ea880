import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { gateOf } from '../gate.ts';
import { LIMITS } from './limits.ts';
import { zip } from './pack.ts';
// As text: a worker of its own file would have to be found again in the built server.
import source from './reading.worker.js?raw';
import { SpreadsheetError, type ReadTable } from './table.ts';
import { unpack } from './unpack.ts';

/** Each takes as much memory as `LIMITS` say: a whole sector may send theirs on the last day. */
const gate = gateOf(LIMITS.atOnce, LIMITS.waiting, () => new SpreadsheetError('busy'));

const program = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const library = pathToFileURL(createRequire(import.meta.url).resolve('hucre/xlsx')).href;

/**
 * The sheets of an .xlsx, read by a worker that may take only so much time and memory. Throws SpreadsheetError when it
 * is none, holds macros or a password, is larger than `LIMITS` allow, or when too many others wait for theirs.
 */
export function readWorkbook(bytes: Uint8Array): Promise<ReadTable[]> {
	return gate.enter(() => read(bytes));
}

async function read(bytes: Uint8Array): Promise<ReadTable[]> {
	const files = await unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
	const tables = await inWorker(zip(files));
	if (tables.some(({ rows }) => rows.length > LIMITS.rows)) throw new SpreadsheetError('too many rows');
	return tables;
}

function inWorker(packed: Buffer): Promise<ReadTable[]> {
	const memory = new Uint8Array(packed);
	const worker = new Worker(program, {
		workerData: { library, packed: memory, limits: LIMITS },
		transferList: [memory.buffer],
		resourceLimits: { maxOldGenerationSizeMb: LIMITS.heap, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
		env: {},
		// What it would print about a hostile file is nobody's.
		stdout: true,
		stderr: true,
	});
	return new Promise<ReadTable[]>((resolve, reject) => {
		const late = setTimeout(() => reject(new SpreadsheetError('too slow')), LIMITS.time);
		worker.once('message', (tables: ReadTable[] | undefined) => {
			if (tables) resolve(tables);
			else reject(new SpreadsheetError('too large'));
		});
		worker.once('error', (error) => reject(toFault(error)));
		worker.once('exit', () => reject(new SpreadsheetError('not a workbook')));
		worker.once('exit', () => clearTimeout(late));
	}).finally(() => worker.terminate());
}

function toFault(error: unknown): SpreadsheetError {
	const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
	return new SpreadsheetError(isMemory ? 'too large' : 'not a workbook', { cause: error });
}
