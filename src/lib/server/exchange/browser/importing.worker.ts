/** Imports apart: see `importApart.ts`. Node reads it as it is, by its address. */
import { parentPort, workerData } from 'node:worker_threads';
import { closeDatabase, openDatabase } from '#lib/server/database/driver.ts';
import { workOn, type ImportTask } from './work.ts';

const { database, task } = workerData as { readonly database: string; readonly task: ImportTask };
const db = openDatabase(database, { patient: true });
const outcome = await workOn(db, task).finally(() => closeDatabase(db));
// Last of all: whoever gets it ends this worker, and the database was closed by then.
parentPort?.postMessage(outcome);
