/** Proposes themes in a worker: thousands of answers take seconds, and pages have to be answered meanwhile. */
import { Worker } from 'node:worker_threads';
import type { ProposedTheme } from '#lib/survey/theme/propose.ts';
import { gateOf } from '#lib/server/files/gate.ts';
import { Refused } from '#lib/server/refused.ts';

/** What a worker is asked: the answers, and how many themes. */
export interface ToPropose {
	readonly answers: readonly string[];
	readonly many: number;
}

/** One after the other: each keeps a processor busy. */
const gate = gateOf(1, 8, () => new Refused('imports busy'));

/** Where the worker's programme stands. Built, it is a file beside the server (`vite.worker.config.ts`). */
function programme(own: string): URL {
	const [, build] = /^(.*\/build\/)(?:server\/.*|server\.js)$/.exec(own) ?? [];
	return build === undefined ? new URL('./themes.worker.ts', own) : new URL('./themes.worker.js', build);
}

/** As `proposedThemes`. Throws Refused where too many others wait for theirs. */
export function proposeApart(answers: readonly string[], many: number): Promise<ProposedTheme[]> {
	return gate.enter(async () => {
		const worker = new Worker(programme(import.meta.url), { workerData: { answers, many }, env: {} });
		return new Promise<ProposedTheme[]>((resolve, reject) => {
			worker.once('message', resolve);
			worker.once('error', reject);
			worker.once('exit', (code) => reject(new Error(`ended without an answer, ${code}`)));
		}).finally(() => worker.terminate());
	});
}
