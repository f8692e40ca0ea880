/** The moment at which a checked bundle becomes the plan's: one transaction, with totals, record and data version. */
import { isDeepStrictEqual } from 'node:util';
import type { Writer } from '#lib/server/database/driver.ts';
import { loadSector, loadShared } from '#lib/server/exchange/queries/bundle/loadReference.ts';
import type { PeriodRow, Reference, WordsRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { LockedQuestion } from '#lib/server/figures/queries/lockedFigures.ts';
import type { MovedFigure } from '#lib/figures/moved.ts';
import type { Movers } from '#lib/server/exchange/check/moved.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import type { NewLayer } from '#lib/server/places/index.ts';
import { answerPlan, changeUnderLocks, rebuildTotals } from '#lib/server/figures/index.ts';
import type { Ids } from './ids.ts';
import { isNothing, type Summary } from './changes.ts';
import { differentNow, type StagedComparison } from './compare.ts';
import { decideReports, type Decision } from './decide.ts';
import { addCombinations, resolveStaged, type StagedNames } from './resolve.ts';
import { writeLayers } from './writeLayers.ts';
import { writeReference, type StoredState } from './writeReference.ts';
import { writeReports } from './writeReports.ts';
import { writeWords } from './writeWords.ts';

export interface SwitchOver {
	readonly reference: Reference;
	/** Shapes, a layer a level. */
	readonly layers: readonly NewLayer[];
	/** What the bundle was checked against. */
	readonly stored: StoredState;
	readonly names: StagedNames;
	/** Null: nothing is stored that could be compared. */
	readonly compared: StagedComparison | null;
	readonly now: Date;
	/** Why locked periods may change; null: they may not. */
	readonly reopen: string | null;
	/** Who imports; null: a command run on the machine itself. */
	readonly personId: number | null;
	/** What of the bundle's reference data may move figures; null: nothing. */
	readonly movers: Movers | null;
	/** Periods of the plan that are locked, by their key. */
	readonly locked: ReadonlyMap<string, PeriodRow>;
	/** Throws when what is stored now could not be imported again. */
	readonly permitStored: (writer: Writer, whose: { planId: number; sectorId: number }) => Promise<void>;
	/** Throws when these figures of locked quarters may not move. */
	/** Throws where words are of reports that are neither in the bundle nor in the plan. */
	readonly permitWords: (without: readonly WordsRow[]) => void;
	readonly permitMoved: (moved: readonly MovedFigure[]) => void;
	/** Throws when a decision may not be carried out. */
	readonly permit: (decisions: readonly Decision[], ids: Ids) => void;
	/** Before the totals are made anew. */
	readonly onTotals?: (() => void) | undefined;
}

/** Thrown when the plan changed between the check and the switch; importing again settles it. */
export class PlanChanged extends Error {
	constructor() {
		super('The plan was changed while the bundle was read: start the import again.');
		this.name = 'PlanChanged';
	}
}

export interface SwitchedOver {
	/** What changed; nothing at all when the plan already is as the bundle says. */
	readonly summary: Summary;
	/** Figures of locked quarters that are otherwise now. */
	readonly moved: readonly MovedFigure[];
}

/**
 * Brings the staged bundle into the plan, in the transaction that the import commits: reference data, reports, shapes,
 * totals and the record. Throws PlanChanged when somebody changed the plan since the bundle was checked against it.
 */
export async function switchOver(writer: Writer, question: SwitchOver): Promise<SwitchedOver> {
	const { reference, stored, now } = question;
	if (!isDeepStrictEqual(await loadStored(writer, reference), stored)) throw new PlanChanged();
	const { done, moved } = await changeUnderLocks(
		writer,
		lockedQuestion(question),
		() => bringIn(writer, question),
		question.permitMoved,
	);
	const { planId, sectorId, summary, haveFiguresChanged } = done;
	if (isNothing(summary)) return { summary, moved };
	await appendAudit(writer, {
		at: now,
		personId: question.personId,
		planId,
		action: 'import bundle',
		subject: `sector/${sectorId}`,
		before: null,
		after: { changes: summary, reopened: question.reopen, ...recordOf(moved) },
	});
	if (haveFiguresChanged) await bumpDataVersion(writer, planId, now, 'import bundle');
	return { summary, moved };
}

async function bringIn(writer: Writer, question: SwitchOver) {
	const { reference, stored, names, now } = question;
	const { planId, sectorId, ids, summary } = await writeReference(writer, reference, stored);
	await addCombinations(writer, planId, names, ids);
	await resolveStaged(writer, planId, names, ids);
	const decisions = await decideReports(
		writer,
		sectorId,
		await differentNow(writer, sectorId, question.compared),
	);
	question.permit(decisions, ids);
	await writeReports(writer, sectorId, decisions, now);
	const words = await writeWords(writer, sectorId, ids, reference.words);
	question.permitWords(words.without);
	summary.words = words.done;
	await question.permitStored(writer, { planId, sectorId });
	const changed = decisions.filter(({ into, supersedes }) => into !== null || supersedes !== null).length;
	summary.reports = { added: decisions.length - changed, changed };
	const haveFiguresChanged = !isNothing(summary);
	summary.boundaries = await writeLayers(writer, planId, question.layers, now);
	if (haveFiguresChanged) {
		question.onTotals?.();
		await answerPlan(writer, planId);
		await rebuildTotals(writer, planId);
	}
	return { planId, sectorId, summary, haveFiguresChanged };
}

/** The locked quarters of every sector that the plan had before; null where nothing can move their figures. */
function lockedQuestion({ stored: { shared }, movers, locked, reopen }: SwitchOver): LockedQuestion | null {
	if (!shared || locked.size === 0 || (movers === null && reopen === null)) return null;
	return {
		plan: shared.plan.code,
		sectors: shared.sectors.map(({ code }) => code),
		quarters: [...locked.values()],
		places: movers?.places ?? [],
	};
}

/** So many moved figures stand in the record; of more, their number. */
const RECORDED = 500;

function recordOf(moved: readonly MovedFigure[]): object {
	if (moved.length === 0) return {};
	return {
		moved: moved.slice(0, RECORDED),
		...(moved.length > RECORDED ? { movedInAll: moved.length } : {}),
	};
}

/** What the plan has of what a bundle brings. */
export async function loadStored(
	writer: Writer,
	{ plan, sector }: Pick<Reference, 'plan' | 'sector'>,
): Promise<StoredState> {
	const shared = (await loadShared(writer, plan.code)) ?? null;
	return { shared, sector: await loadSector(writer, shared ?? { planId: 0 }, sector.code) };
}
