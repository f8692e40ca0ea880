import { calculationOf } from '#lib/figures/calculations.ts';
import { wronglyMerged } from '#lib/places/merging.ts';
import type { PlanPlace } from '#lib/places/planPlace.ts';
import { standingIn } from '#lib/plan/firstQuarter.ts';
import { isQuarterNumber } from '#lib/plan/quarter.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listMiscounted, listOthersCalculations } from '#lib/server/exchange/queries/unfit.ts';
import { Refused } from '#lib/server/refused.ts';

/** No sector has this identifier: all of the plan's are others. */
const NO_SECTOR = 0;

/**
 * What a place would be, and lie in, as an import checks it. Throws Refused: `lies in lower`, where it lies in what is not
 * above it; `counted otherwise`, where a count of places would not take what was reported there; `within a year`, where
 * something that stands in one quarter of a year would stand in two places; `may not merge`, where a place would be part of
 * one that it may not become one with (`wronglyMerged`).
 */
export async function checkStands(
	reader: Reader,
	planId: number,
	after: PlanPlace,
	places: readonly PlanPlace[],
): Promise<void> {
	const { pcode, level, kind, laterKinds, laterParents, mergedInto } = after;
	const levels = new Map(places.map((one) => [one.pcode, one.level]));
	const parents = [after.parent?.pcode ?? '', ...laterParents.map(({ value }) => value)];
	if (parents.some((code) => (levels.get(code) ?? level) >= level)) throw new Refused('lies in lower');
	const kindIn = ({ year, quarter }: { readonly year: number; readonly quarter: number }) =>
		kind && isQuarterNumber(quarter)
			? standingIn({ first: kind, later: laterKinds }, { year, quarter })
			: kind;
	const unfit = await listMiscounted(reader, planId, { pcode, level, kindIn });
	if (unfit.length > 0) throw new Refused('counted otherwise');
	const all = places.map((one) => (one.pcode === pcode ? after : one));
	if (wronglyMerged(all.map(({ parent, ...one }) => ({ ...one, within: parent?.pcode ?? null }))).length > 0)
		throw new Refused('may not merge');
	const changes = [...laterKinds, ...laterParents, ...(mergedInto ? [mergedInto] : [])];
	if (changes.every(({ quarter }) => quarter === 1)) return;
	for (const { calculation, laterCalculations } of await listOthersCalculations(reader, planId, NO_SECTOR)) {
		const own = [calculation, ...laterCalculations.map(({ value }) => value)];
		if (own.some((one) => calculationOf(one).rule?.chosen !== undefined)) throw new Refused('within a year');
	}
}
