import type { TargetCell } from '#lib/framework/targetCell.ts';
import { targetCellKey } from '#lib/framework/targetCell.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { changeUnderLocks, unlessReason } from '#lib/server/figures/index.ts';
import { lockedQuarters } from '#lib/server/plan/queries/lockedQuarters.ts';
import { targetSubjects } from '#lib/server/framework/queries/targetSubjects.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { isNameable, targetFacts } from './targetFacts.ts';
import { readVersion, storeTarget } from './storeTarget.ts';

export interface ChangedTarget extends TargetCell {
	/** Smallest units; null takes it away. */
	readonly value: number | null;
	/** What the person saw there; null: nothing. */
	readonly seen: number | null;
}

export interface TargetsRequest {
	readonly planId: number;
	readonly sectorId: number;
	readonly year: number;
	/** The version: in force from this quarter on. */
	readonly from: QuarterNumber;
	readonly changes: readonly ChangedTarget[];
	/** Why figures of locked quarters move; empty where none do. */
	readonly correction: string;
	readonly personId: number;
	readonly now: Date;
}

/** What came of it: how many were set and taken away; `theirs`: cells that somebody else changed first, and nothing was done. */
export type TargetsDone =
	| { readonly set: number; readonly taken: number; readonly theirs?: undefined }
	| { readonly theirs: readonly string[] };

/**
 * Sets and takes away targets of one version. What is so already is no change. Throws Refused: `not found` where a cell
 * names what the plan and sector do not have, `moves locked figures` where a locked quarter's would move without a reason.
 */
export async function setTargets(db: Database, request: TargetsRequest): Promise<TargetsDone> {
	const { planId, sectorId, year, from, personId, now } = request;
	const correction = request.correction.trim();
	return transaction(db, async (writer) => {
		const subjects = await targetSubjects(writer, request, request.changes);
		if (!request.changes.every((cell) => isNameable(cell, subjects))) throw new Refused('not found');
		const stored = await readVersion(writer, request);
		const held = (cell: TargetCell) => stored.get(targetCellKey(cell)) ?? null;
		const changes = request.changes.filter((cell) => cell.value !== held(cell));
		const theirs = changes.filter((cell) => held(cell) !== cell.seen).map(targetCellKey);
		if (theirs.length > 0) return { theirs };
		if (changes.length === 0) return { set: 0, taken: 0 };
		const locked = await lockedQuarters(writer, { planId, sectorId, year, from, now });
		const { moved } = await changeUnderLocks(
			writer,
			locked,
			async () => {
				for (const cell of changes) await storeTarget(writer, { ...cell, year, from });
			},
			unlessReason(correction),
		);
		const before = changes.map((cell) => ({ ...cell, value: held(cell) }));
		const said = { year, ...(from > 1 && { from_quarter: from }) };
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'set targets', subject: `sector/${sectorId}` },
			before: { ...said, targets: targetFacts(before, subjects) },
			after: {
				...{ ...said, targets: targetFacts(changes, subjects) },
				...(correction !== '' && { correction }),
				...(moved.length > 0 && { moved }),
			},
		});
		await bumpDataVersion(writer, planId, now, 'set targets');
		const taken = changes.filter(({ value }) => value === null).length;
		return { set: changes.length - taken, taken };
	});
}
