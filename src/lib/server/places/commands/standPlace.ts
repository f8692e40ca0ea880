import { and, eq } from 'drizzle-orm';
import { place } from '#db/schema/index.ts';
import type { MovedFigure } from '#lib/figures/moved.ts';
import type { PlaceKind } from '#lib/places/place.ts';
import { placesAbove } from '#lib/places/placesAbove.ts';
import { placeFrom } from '#lib/places/standsFrom.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { auditedChange } from '#lib/record/audit.ts';
import { auditedMoves } from '#lib/record/auditedMoves.ts';
import { returned, type Writer } from '#lib/server/database/driver.ts';
import { changeUnderLocks, rebuildTotals } from '#lib/server/figures/index.ts';
import { listPlanPlaces } from '#lib/server/places/queries/planPlaces.ts';
import { assertSeen, bumpDataVersion } from '#lib/server/plan/index.ts';
import { lockedOfPlan } from '#lib/server/plan/queries/lockedOfPlan.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import type { PlaceAct } from './addPlaces.ts';
import { checkStands } from './checkStands.ts';
import { placeInTree } from './placeInTree.ts';

interface StandRequest extends PlaceAct {
	readonly pcode: string;
	readonly version: string;
	/** Null above level 3. */
	readonly kind: PlaceKind | null;
	/** P-code of what it lies in. */
	readonly within: string;
	/** From when on; null: from the plan's beginning. */
	readonly from: Quarter | null;
	/** Why figures of locked quarters move; empty where none does. */
	readonly correction: string;
	readonly permit: (moved: readonly MovedFigure[]) => void;
}

/**
 * A place is something else, or lies elsewhere, from a quarter on: in the transaction of the caller (`storeSeen`). What is
 * so already is no change. Throws Refused: `not found`, `changed meanwhile`, and what `checkStands` does.
 * Source: docs/rules.md, First quarters.
 */
export async function standPlace(writer: Writer, request: StandRequest): Promise<void> {
	const { planId, personId, now, pcode, correction, permit } = request;
	const places = await listPlanPlaces(writer, planId);
	const before = places.find((one) => one.pcode === pcode);
	if (!before?.parent) throw new Refused('not found');
	assertSeen(before, request.version);
	const after = placeFrom(before, request, places);
	if (!after) throw new Refused('not found');
	const facts = ({ kind, laterKinds, parent, laterParents }: typeof before) => ({
		...{ kind, laterKinds, parent: parent?.pcode, laterParents },
	});
	const change = auditedChange(facts(before), facts(after));
	if (!change) return;
	await checkStands(writer, planId, after, places);
	const locked = await lockedOfPlan(writer, planId, now);
	const around = [pcode, ...placesAbove(before, places), ...placesAbove(after, places)];
	const ofCode = (code: string) => and(eq(place.planId, planId), eq(place.pcode, code));
	const { moved } = await changeUnderLocks(
		writer,
		locked && { ...locked, places: [...new Set(around)] },
		async () => {
			const above = ofCode(after.parent?.pcode ?? '');
			const parent = await returned(writer.select({ id: place.id }).from(place).where(above));
			const { kind, laterKinds, laterParents } = after;
			const stands = { kind, laterKinds, laterParents, parentId: parent.id };
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
