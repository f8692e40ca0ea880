import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { gateOf } from '../gate.ts';
import { LIMITS } from './limits.ts';
// As text: a worker of its own file would have to be found again in the built server.
import source from './reading.worker.js?raw';
import { SpreadsheetError, type ReadTable, type SpreadsheetFault } from './table.ts';

/** `xls`: of Excel before 2007. */
export type WorkbookKind = 'xlsx' | 'xls';

const program = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const { resolve } = createRequire(import.meta.url);
const LIBRARIES: Readonly<Record<WorkbookKind, string>> = {
	xlsx: pathToFileURL(resolve('hucre/xlsx')).href,
	xls: pathToFileURL(resolve('@e965/xlsx')).href,
};

/** Each takes as much memory as `LIMITS` say: a whole sector may send theirs on the last day. */
const gate = gateOf(LIMITS.atOnce, LIMITS.waiting, () => new SpreadsheetError('busy'));

/** Waits for its turn among all workbooks that are read, of whatever kind. Throws SpreadsheetError where too many wait. */
export function enterReading<Answer>(read: () => Promise<Answer>): Promise<Answer> {
	return gate.enter(read);
}

/**
 * What a worker makes of a workbook, within so much time and memory. Throws SpreadsheetError.
 * @param packed is the worker's from then on
 */
export async function readApart(kind: WorkbookKind, packed: Uint8Array): Promise<ReadTable[]> {
	const tables = await inWorker(kind, packed);
	if (tables.some(({ rows }) => rows.length > LIMITS.rows)) throw new SpreadsheetError('too many rows');
	return tables;
}

function inWorker(kind: WorkbookKind, packed: Uint8Array): Promise<ReadTable[]> {
	const worker = new Worker(program, {
		workerData: { kind, library: LIBRARIES[kind], packed, limits: LIMITS },
		transferList: [packed.buffer as ArrayBuffer],
		resourceLimits: { maxOldGenerationSizeMb: LIMITS.heap, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
		env: {},
		// What it would print about a hostile file is nobody's.
		stdout: true,
		stderr: true,
	});
	return new Promise<ReadTable[]>((resolve, reject) => {
		const late = setTimeout(() => reject(new SpreadsheetError('too slow')), LIMITS.time);
		// Its tables, a fault, or undefined where there is too much.
		worker.once('message', (answer: ReadTable[] | SpreadsheetFault | undefined) => {
			if (typeof answer === 'object') resolve(answer);
			else reject(new SpreadsheetError(answer ?? 'too large'));
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
