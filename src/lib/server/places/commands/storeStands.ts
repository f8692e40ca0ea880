import { and, eq } from 'drizzle-orm';
import { place } from '#db/schema/index.ts';
import type { MovedFigure } from '#lib/figures/moved.ts';
import type { PlanPlace } from '#lib/places/planPlace.ts';
import { auditedChange } from '#lib/record/audit.ts';
import { auditedMoves } from '#lib/record/auditedMoves.ts';
import { returned, type Writer } from '#lib/server/database/driver.ts';
import { changeUnderLocks, rebuildTotals } from '#lib/server/figures/index.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { lockedOfPlan } from '#lib/server/plan/queries/lockedOfPlan.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import type { PlaceAct } from './addPlaces.ts';
import { placeInTree } from './placeInTree.ts';

export interface StandAct extends PlaceAct {
	readonly pcode: string;
	readonly version: string;
	/** Why figures of locked quarters move; empty where none does. */
	readonly correction: string;
	readonly permit: (moved: readonly MovedFigure[]) => void;
}

/** What of a place figures are made of. */
export function standsOf({ kind, laterKinds, parent, laterParents, mergedInto }: PlanPlace) {
	return { kind, laterKinds, parent: parent?.pcode, laterParents, mergedInto };
}

/**
 * Stores what a place is, lies in and becomes part of, with the totals and the record.
 * @param around P-codes of places whose own figures may move
 */
export async function storeStands(
	writer: Writer,
	{ planId, personId, now, pcode, correction, permit }: StandAct,
	before: PlanPlace,
	after: PlanPlace,
	around: readonly string[],
): Promise<void> {
	const change = auditedChange(standsOf(before), standsOf(after));
	if (!change) return;
	const locked = await lockedOfPlan(writer, planId, now);
	const ofCode = (code: string) => and(eq(place.planId, planId), eq(place.pcode, code));
	const { moved } = await changeUnderLocks(
		writer,
		locked && { ...locked, places: [...new Set(around)] },
		async () => {
			const above = ofCode(after.parent?.pcode ?? '');
			const parent = await returned(writer.select({ id: place.id }).from(place).where(above));
			const { kind, laterKinds, laterParents, mergedInto } = after;
			const stands = { kind, laterKinds, laterParents, mergedInto, parentId: parent.id };
			await writer.update(place).set(stands).where(ofCode(pcode));
			await placeInTree(writer, planId);
			await rebuildTotals(writer, planId);
		},
		permit,
	);
	await appendAudit(writer, {
		...{ at: now, personId, planId, action: 'change places', subject: `plan/${planId}` },
		before: { place: pcode, ...change.before },
		after: { place: pcode, ...change.after, ...auditedMoves(correction, moved) },
	});
	await bumpDataVersion(writer, planId, now, 'change places');
}
