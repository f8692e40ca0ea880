/** Begins an import in its worker. What takes longer than somebody waits for goes on by itself, and its page tells how far it is. */
import type { SentProgress } from '#lib/exchange/progress.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { noteProgress } from '#lib/server/exchange/commands/browser/noteProgress.ts';
import { Refused } from '#lib/server/refused.ts';
import { importApart } from './importApart.ts';
import type { ImportTask } from './work.ts';

/** Milliseconds that an answer waits. */
const PATIENCE = 4_000;

/** Throws what `importApart` throws, where that comes before the answer goes. */
export async function startApart(db: Database, task: ImportTask, patience = PATIENCE): Promise<void> {
	const { id, does, now } = task;
	const note = (step: SentProgress['step']) =>
		noteProgress(db, id, { does, step, share: 0, at: now.getTime() });
	await note('waits');
	const work = importApart(db.path, task).catch(async (error: unknown) => {
		if (!(error instanceof Refused)) await note('ended');
		else if (error.reason === 'changed meanwhile') await note('changed');
		else await noteProgress(db, id, null);
		throw error;
	});
	let later: NodeJS.Timeout | undefined;
	const answered = new Promise<'later'>((resolve) => (later = setTimeout(resolve, patience, 'later')));
	const first = await Promise.race([work, answered]).finally(() => clearTimeout(later));
	// Nobody waits for it any more: its page says that it ended, and the process writes why.
	if (first === 'later')
		work.catch((error: unknown) => process.emitWarning(error instanceof Error ? error : String(error)));
}
