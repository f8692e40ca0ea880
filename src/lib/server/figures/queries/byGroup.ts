import type { GroupKey } from '#lib/figures/fact.ts';
import type { ByGroup } from '#lib/figures/answer.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import { fromSmallest, type Unit } from '#lib/figures/unit.ts';

/** Figures by group identifier (smallest units) → by code, in the unit's own numbers, parents including their children already. */
export function byGroup(
	figures: ReadonlyMap<GroupKey, number>,
	groups: readonly PlanGroup[],
	unit: Unit,
): ByGroup {
	if (figures.size === 0) return {};
	const result: Partial<Record<Dimension, Record<string, number>>> = {};
	for (const { id, dimension, code } of groups) {
		const figure = figures.get(id);
		if (figure === undefined) continue;
		// Codes are text of the plan: no name that every object has stands for one.
		const ofDimension = (result[dimension] ??= Object.create(null) as Record<string, number>);
		ofDimension[code] = fromSmallest(figure, unit);
	}
	return result;
}
