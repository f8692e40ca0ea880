/** Tries, stores or undoes what was sent, in a worker: half a minute of it is nobody's waiting. */
import type { Database } from '#lib/server/database/driver.ts';
import { NotActivityInfo } from '#lib/server/exchange/activityInfo/read.ts';
import { noteFound } from '#lib/server/exchange/commands/browser/keepImport.ts';
import { noteProgress } from '#lib/server/exchange/commands/browser/noteProgress.ts';
import { storing } from '#lib/server/exchange/commands/browser/storing.ts';
import { undoImport } from '#lib/server/exchange/commands/browser/undoImport.ts';
import { PlanChanged } from '#lib/server/exchange/commands/bundle/switchOver.ts';
import { keepActivityInfoRules } from '#lib/server/exchange/commands/keepRules.ts';
import { importFrom } from '#lib/server/exchange/import.ts';
import { BundleRefused } from '#lib/server/exchange/issue.ts';
import { needImport, type StoredImport } from '#lib/server/exchange/queries/imports.ts';
import { SourceError } from '#lib/server/exchange/source/source.ts';
import { Refused, type RefusalReason } from '#lib/server/refused.ts';
import { refusedFound, takenFound, unreadableFound } from './foundOf.ts';
import { noting } from './noting.ts';
import { withKept, type OpenedImport } from './sourceOf.ts';

export interface ImportTask {
	readonly does: 'try' | 'store' | 'undo';
	readonly id: string;
	/** Who imports now. */
	readonly personId: number;
	/** Identifiers of organisations for which that person reports. */
	readonly own: readonly number[];
	readonly now: Date;
}

/** `changed`: the plan is not the one that was tried, or what was sent has faults by now. */
export type ImportOutcome = 'done' | 'changed' | { readonly refused: RefusalReason };

/** What a trial finds is kept with it. */
export async function workOn(db: Database, task: ImportTask): Promise<ImportOutcome> {
	const kept = await needImport(db.writer, task.id);
	if (task.does === 'undo') return undone(db, task, kept.planId);
	// Of two presses the first one stores it.
	if (kept.state !== 'checked') return 'changed';
	try {
		const { found, fields } = await withKept(db.writer, kept, async (opened) => ({
			found: await importOpened(db, kept, task, opened),
			fields: opened.export?.fields ?? null,
		}));
		if (found) await noteFound(db, kept.id, found, fields);
		else await noteProgress(db, kept.id, null);
		return task.does === 'store' && found ? 'changed' : 'done';
	} catch (error) {
		if (error instanceof PlanChanged) return 'changed';
		if (!(error instanceof SourceError || error instanceof NotActivityInfo)) throw error;
		await noteFound(db, kept.id, unreadableFound(kept.file, error.message), null);
		return task.does === 'store' ? 'changed' : 'done';
	}
}

async function undone(db: Database, task: ImportTask, planId: number): Promise<ImportOutcome> {
	try {
		await undoImport(db, { ...task, planId });
		return 'done';
	} catch (error) {
		if (error instanceof Refused) return { refused: error.reason };
		throw error;
	}
}

/** Null: it was stored. */
async function importOpened(db: Database, kept: StoredImport, task: ImportTask, opened: OpenedImport) {
	const { source, plan, sector, told } = opened;
	try {
		const result = await importFrom(db, source, {
			now: task.now,
			dryRun: task.does === 'try',
			personId: task.personId,
			own: new Set(task.own),
			expected: { plan, sector },
			told,
			withFigures: task.does === 'try',
			onProgress: noting(db, task),
			...(kept.reason === null ? {} : { reopen: kept.reason }),
			...(task.does === 'store' && { around: storing(kept.id, task.now) }),
		});
		if (task.does === 'try') return takenFound(result, opened);
		if (opened.export)
			await keepActivityInfoRules(db, { ...opened.export.known, ...task }, opened.export.rules);
		return null;
	} catch (error) {
		if (error instanceof BundleRefused) return refusedFound(error.issues, opened);
		throw error;
	}
}
