/** The moment at which a checked bundle becomes the plan's: one transaction, with totals, record and data version. */
import { isDeepStrictEqual } from 'node:util';
import type { Writer } from '#lib/server/database/driver.ts';
import { loadSector, loadShared } from '#lib/server/exchange/queries/bundle/loadReference.ts';
import type { Reference } from '#lib/server/exchange/queries/bundle/reference.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import type { NewLayer } from '#lib/server/places/index.ts';
import { rebuildTotals } from '#lib/server/figures/index.ts';
import type { Ids } from './ids.ts';
import { isNothing, type Summary } from './changes.ts';
import { differentNow, type Compared } from './compare.ts';
import { decideReports, type Decision } from './decide.ts';
import { addCombinations, resolveStaged, type StagedNames } from './resolve.ts';
import { writeLayers } from './writeLayers.ts';
import { writeReference, type StoredState } from './writeReference.ts';
import { writeReports } from './writeReports.ts';

export interface SwitchOver {
	readonly reference: Reference;
	/** Shapes, a layer a level. */
	readonly layers: readonly NewLayer[];
	/** What the bundle was checked against. */
	readonly stored: StoredState;
	readonly names: StagedNames;
	/** Null: nothing is stored that could be compared. */
	readonly compared: Compared | null;
	readonly now: Date;
	/** Why locked periods may change; null: they may not. */
	readonly reopen: string | null;
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

/** Returns what changed; nothing at all when the plan already is as the bundle says. */
export async function switchOver(writer: Writer, question: SwitchOver): Promise<Summary> {
	const { reference, stored, names, now } = question;
	if (!isDeepStrictEqual(await loadStored(writer, reference), stored)) throw new PlanChanged();
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
	const changed = decisions.filter(({ into, supersedes }) => into !== null || supersedes !== null).length;
	summary.reports = { added: decisions.length - changed, changed };
	const haveFiguresChanged = !isNothing(summary);
	summary.boundaries = await writeLayers(writer, planId, question.layers, now);
	if (isNothing(summary)) return summary;
	if (haveFiguresChanged) {
		question.onTotals?.();
		await rebuildTotals(writer, planId);
	}
	await appendAudit(writer, {
		at: now,
		personId: null,
		planId,
		action: 'import bundle',
		subject: `sector/${sectorId}`,
		before: null,
		after: { changes: summary, reopened: question.reopen },
	});
	if (haveFiguresChanged) await bumpDataVersion(writer, planId, now);
	return summary;
}

/** What the plan has of what a bundle brings. */
export async function loadStored(
	writer: Writer,
	{ plan, sector }: Pick<Reference, 'plan' | 'sector'>,
): Promise<StoredState> {
	const shared = (await loadShared(writer, plan.code)) ?? null;
	return { shared, sector: await loadSector(writer, shared ?? { planId: 0 }, sector.code) };
}
