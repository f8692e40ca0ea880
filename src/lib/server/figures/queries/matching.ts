/** Facts under a filter by sex, cohort, age or disability. */
import type { Filter } from '#lib/figures/answer.ts';
import type { Fact, GroupKey } from '#lib/figures/fact.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';

export function namesGroups({ groups }: Filter): boolean {
	return Object.values(groups ?? {}).some((group) => group !== undefined);
}

/** A fact with figures by group → the same with what matches a filter by one dimension. */
export function matching(fact: Fact, filter: Filter): Fact {
	const dimension = DIMENSIONS.find((candidate) => filter.groups?.[candidate] !== undefined);
	if (dimension === undefined || !fact.groups) return fact;
	const matched = fact.groups.get(filter.groups?.[dimension] ?? dimension);
	const answered = fact.groups.get(dimension);
	const groups = new Map<GroupKey, number>();
	if (matched !== undefined) groups.set('matched', matched);
	if (answered !== undefined) groups.set('answered', answered);
	return { ...fact, groups };
}

export function addTo<Owner>(
	figures: Map<Owner, Map<GroupKey, number>>,
	owner: Owner,
	key: GroupKey,
	value: number,
): void {
	const ofOwner = figures.get(owner) ?? new Map<GroupKey, number>();
	figures.set(owner, ofOwner);
	ofOwner.set(key, (ofOwner.get(key) ?? 0) + value);
}
