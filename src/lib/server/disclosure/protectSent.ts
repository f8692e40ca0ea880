/** What strangers may see of the referrals that a sector sent in a quarter. Source: docs/rules.md, Referrals. */
import { Worker } from 'node:worker_threads';
import type { SentCount } from '#lib/referral/sent.ts';
import { securingProgramme } from './secureApart.ts';

export interface AskedSent {
	readonly sent: readonly SentCount[];
	/** Under so many people no figure tells. */
	readonly least: number;
}

export interface SentTold {
	/** Keys of figures. */
	readonly sentShown: readonly string[];
}

/**
 * Keys of the figures that may be shown, proven in a worker; where nothing was sent there is nothing to prove.
 * @throws what the worker throws
 */
export async function protectSent(asked: AskedSent): Promise<ReadonlySet<string>> {
	if (asked.sent.length === 0) return new Set();
	const worker = new Worker(securingProgramme(import.meta.url), { workerData: asked, env: {} });
	return new Promise<ReadonlySet<string>>((resolve, reject) => {
		worker.once('message', ({ sentShown }: SentTold) => resolve(new Set(sentShown)));
		worker.once('error', reject);
		worker.once('exit', (code) => reject(new Error(`ended without an answer, ${code}`)));
	}).finally(() => worker.terminate());
}
