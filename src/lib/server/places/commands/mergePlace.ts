import type { Later } from '#lib/plan/firstQuarter.ts';
import { placesAbove } from '#lib/places/placesAbove.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { listPlanPlaces } from '#lib/server/places/queries/planPlaces.ts';
import { assertSeen } from '#lib/server/plan/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { checkStands } from './checkStands.ts';
import { storeStands, type StandAct } from './storeStands.ts';

interface MergeRequest extends StandAct {
	/** P-code of what it becomes part of, with the first quarter; null: it stays. */
	readonly mergedInto: Later<string> | null;
}

/**
 * A place becomes part of another from a quarter on, or does not after all: in the transaction of the caller (`storeSeen`).
 * Throws Refused: `not found`, `changed meanwhile`, and what `checkStands` does.
 * Source: docs/rules.md, Places that become one.
 */
export async function mergePlace(writer: Writer, request: MergeRequest): Promise<void> {
	const { planId, pcode, mergedInto } = request;
	const places = await listPlanPlaces(writer, planId);
	const before = places.find((one) => one.pcode === pcode);
	if (!before) throw new Refused('not found');
	assertSeen(before, request.version);
	const after = { ...before, mergedInto };
	await checkStands(writer, planId, after, places);
	const into = [before, after].flatMap((one) => one.mergedInto?.value ?? []);
	const around = [pcode, ...into, ...placesAbove(before, places)];
	await storeStands(writer, request, before, after, around);
}
