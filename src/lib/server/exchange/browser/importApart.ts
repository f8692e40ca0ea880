/** Imports in a worker with a connection of its own: pages are answered meanwhile. */
import { Worker } from 'node:worker_threads';
import { gateOf } from '#lib/server/files/gate.ts';
import { Refused } from '#lib/server/refused.ts';
import type { ImportOutcome, ImportTask } from './work.ts';

/** One after the other: they would wait for each other at the database. */
const gate = gateOf(1, 4, () => new Refused('imports busy'));

/** Megabytes: what a bundle as large as may be sent takes, twice. */
const HEAP = 512;
/** Milliseconds that it has to end once it has answered. */
const ENDING = 5_000;

/** Built, the programme is a file beside the server (`vite.worker.config.ts`); Node reads it from source as it is. */
function importingProgramme(own: string): URL {
	const [, build] = /^(.*\/build\/)(?:server\/.*|server\.js)$/.exec(own) ?? [];
	return build === undefined
		? new URL('./importing.worker.ts', own)
		: new URL('./importing.worker.js', build);
}

/**
 * @param database as `Database.path` has it
 * @throws Refused `imports busy` where too many wait, `changed meanwhile` where it can no longer be stored, and what an
 * undoing throws
 */
export async function importApart(database: string, task: ImportTask): Promise<void> {
	const outcome = await gate.enter(() => inWorker(database, task));
	if (outcome === 'changed') throw new Refused('changed meanwhile');
	if (outcome !== 'done') throw new Refused(outcome.refused);
}

function inWorker(database: string, task: ImportTask): Promise<ImportOutcome> {
	const worker = new Worker(importingProgramme(import.meta.url), {
		workerData: { database, task },
		resourceLimits: { maxOldGenerationSizeMb: HEAP },
		env: {},
	});
	return new Promise<ImportOutcome>((resolve, reject) => {
		let outcome: ImportOutcome | undefined;
		worker.once('message', (told: ImportOutcome) => {
			outcome = told;
			// It ends by itself: what is ended within a call of the database takes the whole process with it.
			setTimeout(() => void worker.terminate(), ENDING).unref();
		});
		worker.once('error', reject);
		worker.once('exit', (code) => {
			if (outcome === undefined) reject(new Error(`the import ended without an answer, ${code}`));
			else resolve(outcome);
		});
	});
}
