/** Protects a publication in a worker: its linear programmes answer in one go, and pages have to be answered meanwhile. */
import { Worker } from 'node:worker_threads';
import type { Earlier } from '#lib/disclosure/earlier.ts';
import type { Progress, Secured } from '#lib/disclosure/secured.ts';
import type { Atom, Publication } from '#lib/disclosure/tables/atom.ts';

export interface Asked {
	readonly publication: Publication;
	readonly atoms: readonly Atom[];
	/** By keys, oldest first. */
	readonly earlier?: readonly Earlier[];
}

/** With the value of every figure that stands in a table, by its key. */
export interface SecuredValues extends Secured {
	readonly values: ReadonlyMap<string, number>;
}

export type Told =
	| { readonly progress: Progress }
	| { readonly result: Secured; readonly values: ReadonlyMap<string, number> };

/**
 * Where the worker's programme stands. Built, it is a file beside the server (`vite.worker.config.ts`); Node reads it from
 * source as it is.
 * @param own the address of this module, or of the file that it was built into
 */
export function securingProgramme(own: string): URL {
	const [, build] = /^(.*\/build\/)(?:server\/.*|server\.js)$/.exec(own) ?? [];
	return build === undefined ? new URL('./securing.worker.ts', own) : new URL('./securing.worker.js', build);
}

/** @throws what the worker throws */
export function secureApart(
	asked: Asked,
	onProgress: (progress: Progress) => void,
	program = securingProgramme(import.meta.url),
): Promise<SecuredValues> {
	const worker = new Worker(program, { workerData: asked, env: {} });
	return new Promise<SecuredValues>((resolve, reject) => {
		worker.on('message', (told: Told) => {
			if ('progress' in told) onProgress(told.progress);
			else resolve({ ...told.result, values: told.values });
		});
		worker.once('error', reject);
		worker.once('exit', (code) => reject(new Error(`ended without an answer, ${code}`)));
	}).finally(() => worker.terminate());
}
