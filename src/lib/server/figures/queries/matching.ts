/** Facts under a filter by sex, cohort, age or disability. */
import type { Filter } from '#lib/figures/answer.ts';
import type { Fact } from '#lib/figures/fact.ts';
import { anyGroup } from '#lib/figures/disaggregation.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';

/** In a fact's `groups`: what the filter's groups have. Groups' own identifiers are above 0, `anyGroup`s from −8 on. */
export const MATCHED = 0;
/** What any group of the dimensions asked for has: the rest of the total is not disaggregated. */
export const ANSWERED = -16;

export function namesGroups({ groups }: Filter): boolean {
	return Object.values(groups ?? {}).some((group) => group !== undefined);
}

/** A fact with figures by group → the same with what matches a filter by one dimension. */
export function matching(fact: Fact, filter: Filter): Fact {
	const dimension = DIMENSIONS.find((candidate) => filter.groups?.[candidate] !== undefined);
	if (dimension === undefined || !fact.groups) return fact;
	const found = new Map<number, Map<number, number>>();
	for (const [group, value] of fact.groups) {
		if (group === filter.groups?.[dimension]) addTo(found, 0, MATCHED, value);
		if (group === anyGroup(dimension)) addTo(found, 0, ANSWERED, value);
	}
	return { ...fact, groups: found.get(0) };
}

export function addTo<Owner>(
	figures: Map<Owner, Map<number, number>>,
	owner: Owner,
	key: number,
	value: number,
): void {
	const ofOwner = figures.get(owner) ?? new Map<number, number>();
	figures.set(owner, ofOwner);
	ofOwner.set(key, (ofOwner.get(key) ?? 0) + value);
}
