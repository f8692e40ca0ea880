/** Runs apart: see `writeApart.ts`. Gets what it writes by `workerData`, and imports by full address. */
import { parentPort, workerData } from 'node:worker_threads';

/* eslint-disable @typescript-eslint/no-unsafe-assignment -- what comes from `writeApart.ts` has no types but these. */
/** @type {{ library: string, book: import('hucre/xlsx').WriteOptions }} */
const { library, book } = workerData;
/** @type {typeof import('hucre/xlsx')} */
const { writeXlsx } = await import(library);
/* eslint-enable @typescript-eslint/no-unsafe-assignment */

const bytes = await writeXlsx(book);
parentPort?.postMessage(bytes);
