import type { MovedFigure } from '#lib/figures/moved.ts';
import { auditedMoves } from '#lib/record/auditedMoves.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { changeUnderLocks, rebuildTotals } from '#lib/server/figures/index.ts';
import type { HandedOver } from '#lib/server/plan/handedOver.ts';
import { lockedOfPlan } from '#lib/server/plan/queries/lockedOfPlan.ts';
import { findMerged, isPinnedSince } from '#lib/server/plan/queries/mergeable.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { bumpDataVersion } from './bumpDataVersion.ts';
import { handBack } from './handBack.ts';

interface UndoRequest {
	readonly planId: number;
	readonly personId: number;
	readonly now: Date;
	/** Code of the one that went. */
	readonly gone: string;
	/** Why figures of locked quarters move; empty where none does. */
	readonly correction: string;
	readonly permit: (moved: readonly MovedFigure[]) => void;
}

/**
 * Two that were made one are two again, as long as nothing was built on it. In the transaction of the caller (`storeSeen`).
 * Throws Refused: `not merged`, where nothing is kept by which to undo it; `merge built upon`, where figures were pinned
 * since, it became part of a third one, or as `handBack` does. Source: docs/rules.md, Partner and donor.
 */
export async function undoMerge(writer: Writer, request: UndoRequest): Promise<void> {
	const { planId, personId, now, gone, correction, permit } = request;
	const kept = await findMerged(writer, planId, gone);
	if (!kept) throw new Refused('not merged');
	const handed = JSON.parse(kept.handed) as HandedOver;
	const isElsewhere = handed.into !== kept.into;
	if (isElsewhere || (await isPinnedSince(writer, planId, handed.at))) throw new Refused('merge built upon');
	const { moved } = await changeUnderLocks(
		writer,
		await lockedOfPlan(writer, planId, now),
		async () => {
			await handBack(writer, { from: kept.id, into: kept.into }, handed);
			await rebuildTotals(writer, planId);
		},
		permit,
	);
	await appendAudit(writer, {
		...{ at: now, personId, planId, action: 'undo merge', subject: `plan/${planId}` },
		before: { organisation: gone, merged_into: kept.stays },
		after: { merged_into: null, ...auditedMoves(correction, moved) },
	});
	await bumpDataVersion(writer, planId, now, 'undo merge');
}
