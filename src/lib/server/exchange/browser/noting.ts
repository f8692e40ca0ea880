/** Notes how far an import is as it goes on, where its page reads it. */
import type { SentProgress } from '#lib/exchange/progress.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { noteProgress } from '#lib/server/exchange/commands/browser/noteProgress.ts';
import type { ImportProgress } from '#lib/server/exchange/import.ts';

/** Milliseconds between two notes: a write each. */
const EVERY = 1_000;

/**
 * What an import calls as it goes on. Once it is checked nothing is noted any more: what writes then would make it compare
 * everything again, and wait for it.
 * @param now when it began
 * @param clock milliseconds since any moment
 */
export function noting(
	db: Database,
	{ id, does, now }: { readonly id: string; readonly does: SentProgress['does']; readonly now: Date },
	clock: () => number = () => performance.now(),
): (progress: ImportProgress) => void {
	const began = clock();
	let last = -Infinity;
	let step: ImportProgress['step'] | null = null;
	let notes = Promise.resolve();
	return ({ step: next, done, total }) => {
		if (next !== 'read' && next !== 'check') return;
		const since = clock() - began;
		if (next === step && since - last < EVERY) return;
		[step, last] = [next, since];
		const share = next === 'read' && total > 0 ? done / total : 1;
		const progress = { does, step: next, share, at: now.getTime() + Math.round(since) };
		// One after the other; one that cannot be written is missing, and the import goes on.
		notes = notes.then(() => noteProgress(db, id, progress)).catch(() => undefined);
	};
}
