/** Tries or stores what was sent, in a worker: half a minute of it is nobody's waiting. */
import type { Found } from '#lib/exchange/found.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { noteFound } from '#lib/server/exchange/commands/browser/keepImport.ts';
import { storing } from '#lib/server/exchange/commands/browser/storing.ts';
import { PlanChanged } from '#lib/server/exchange/commands/bundle/switchOver.ts';
import { importFrom } from '#lib/server/exchange/import.ts';
import { BundleRefused } from '#lib/server/exchange/issue.ts';
import { needImport } from '#lib/server/exchange/queries/imports.ts';
import { SourceError } from '#lib/server/exchange/source/source.ts';
import { refusedFound, takenFound, unreadableFound } from './foundOf.ts';
import { withKept } from './sourceOf.ts';

export interface ImportTask {
	readonly does: 'try' | 'store';
	readonly id: string;
	/** Who imports now. */
	readonly personId: number;
	/** Identifiers of organisations for which that person reports. */
	readonly own: readonly number[];
	readonly now: Date;
}

/** `changed`: the plan is not the one that was tried, or what was sent has faults by now. */
export type ImportOutcome = 'done' | 'changed';

/** What a trial finds is kept with it. */
export async function workOn(db: Database, task: ImportTask): Promise<ImportOutcome> {
	const kept = await needImport(db.writer, task.id);
	try {
		const found = await withKept(
			db.writer,
			kept,
			async ({ source, plan, sector, table }): Promise<Found | null> => {
				try {
					const result = await importFrom(db, source, {
						now: task.now,
						dryRun: task.does === 'try',
						personId: task.personId,
						own: new Set(task.own),
						expected: { plan, sector },
						withFigures: task.does === 'try',
						...(kept.reason === null ? {} : { reopen: kept.reason }),
						...(task.does === 'store' && { around: storing(kept.id, task.now) }),
					});
					return task.does === 'try' ? takenFound(result, table) : null;
				} catch (error) {
					if (error instanceof BundleRefused) return refusedFound(error.issues, table);
					throw error;
				}
			},
		);
		if (found) await noteFound(db, kept.id, found);
		return task.does === 'store' && found ? 'changed' : 'done';
	} catch (error) {
		if (error instanceof PlanChanged) return 'changed';
		if (!(error instanceof SourceError)) throw error;
		await noteFound(db, kept.id, unreadableFound(kept.file, error.message));
		return task.does === 'store' ? 'changed' : 'done';
	}
}
