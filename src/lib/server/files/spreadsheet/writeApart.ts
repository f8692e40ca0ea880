/** Writes a workbook in a worker: a large one keeps a processor busy for seconds, and pages have to be answered meanwhile. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WriteOptions } from 'hucre/xlsx';
// As text: a worker of its own file would have to be found again in the built server.
import source from './writing.worker.js?raw';

const program = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const library = pathToFileURL(createRequire(import.meta.url).resolve('hucre/xlsx')).href;
/** Megabytes: some hundred thousand cells. */
const HEAP = 512;

/** Throws what the worker throws, also where the workbook takes more memory than it may. */
export function writeApart(book: WriteOptions): Promise<Uint8Array> {
	const worker = new Worker(program, {
		workerData: { library, book },
		resourceLimits: { maxOldGenerationSizeMb: HEAP },
		env: {},
	});
	return new Promise<Uint8Array>((resolve, reject) => {
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', (code) => reject(new Error(`ended without a workbook, ${code}`)));
	}).finally(() => worker.terminate());
}
