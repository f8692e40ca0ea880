import { isDeepStrictEqual } from 'node:util';
import type { PlaceKind } from '#lib/places/place.ts';
import { placesAbove } from '#lib/places/placesAbove.ts';
import { placeFrom } from '#lib/places/standsFrom.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { listPlanPlaces } from '#lib/server/places/queries/planPlaces.ts';
import { assertSeen } from '#lib/server/plan/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { checkStands } from './checkStands.ts';
import { standsOf, storeStands, type StandAct } from './storeStands.ts';

interface StandRequest extends StandAct {
	/** Null above level 3. */
	readonly kind: PlaceKind | null;
	/** P-code of what it lies in. */
	readonly within: string;
	/** From when on; null: from the plan's beginning. */
	readonly from: Quarter | null;
}

/**
 * A place is something else, or lies elsewhere, from a quarter on: in the transaction of the caller (`storeSeen`). What is
 * so already is no change. Throws Refused: `not found`, `changed meanwhile`, and what `checkStands` does.
 * Source: docs/rules.md, First quarters.
 */
export async function standPlace(writer: Writer, request: StandRequest): Promise<void> {
	const { planId, pcode } = request;
	const places = await listPlanPlaces(writer, planId);
	const before = places.find((one) => one.pcode === pcode);
	if (!before?.parent) throw new Refused('not found');
	assertSeen(before, request.version);
	const after = placeFrom(before, request, places);
	if (!after) throw new Refused('not found');
	if (isDeepStrictEqual(standsOf(before), standsOf(after))) return;
	await checkStands(writer, planId, after, places);
	const around = [pcode, ...placesAbove(before, places), ...placesAbove(after, places)];
	await storeStands(writer, request, before, after, around);
}
