/** Protects a publication in a worker: its linear programmes answer in one go, and pages have to be answered meanwhile. */
import { Worker } from 'node:worker_threads';
import type { Progress, Secured } from '#lib/disclosure/secured.ts';
import type { Atom, Publication } from '#lib/disclosure/tables/atom.ts';

export interface Asked {
	readonly publication: Publication;
	readonly atoms: readonly Atom[];
}

export type Told = { readonly progress: Progress } | { readonly result: Secured };

/** From source alone, as scripts and tests run: the built server has no such file. @throws what the worker throws. */
export function secureApart(asked: Asked, onProgress: (progress: Progress) => void): Promise<Secured> {
	const worker = new Worker(new URL('./securing.worker.ts', import.meta.url), { workerData: asked, env: {} });
	return new Promise<Secured>((resolve, reject) => {
		worker.on('message', (told: Told) => {
			if ('progress' in told) onProgress(told.progress);
			else resolve(told.result);
		});
		worker.once('error', reject);
		worker.once('exit', (code) => reject(new Error(`ended without an answer, ${code}`)));
	}).finally(() => worker.terminate());
}
