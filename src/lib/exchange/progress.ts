/** How far a long import is, as its page says it. */

export interface SentProgress {
	readonly does: 'try' | 'store' | 'undo';
	/**
	 * `waits`: others are before it. `check`: it is checked and done, which tells no more of itself. `changed` and `ended`:
	 * nothing goes on any more, since the plan was changed meanwhile, or something went wrong.
	 */
	readonly step: 'waits' | 'read' | 'check' | 'changed' | 'ended';
	/** How much of it was read, as a share of 1. */
	readonly share: number;
	/** Milliseconds since 1970: it is renewed while something goes on. */
	readonly at: number;
}

/** Milliseconds after which nothing goes on any more: the process that did it has ended. */
const SILENT = 15 * 60_000;

export function isUnderWay(progress: SentProgress | null, now: Date): boolean {
	if (progress === null || progress.step === 'changed' || progress.step === 'ended') return false;
	return now.getTime() - progress.at < SILENT;
}
