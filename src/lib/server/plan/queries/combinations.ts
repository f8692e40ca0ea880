/** Combinations of groups: which groups a cell stands for, a row each. */
import { DIMENSIONS, type GroupIds } from '#lib/plan/groups.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** What tells the combinations of a plan apart: the identifiers of their groups, in the order of DIMENSIONS. */
export function combinationKey(groups: GroupIds): string {
	return DIMENSIONS.flatMap((dimension) => groups[dimension] ?? []).join(' ');
}

/**
 * For SQL text: the group of each dimension of a combination as a table by the dimension's name; left out where it has
 * none.
 * @param combination the combination's identifier
 * @param before what the names of the tables begin with
 */
export function joinGroups(combination: string, before = ''): string {
	return DIMENSIONS.map(
		(dimension) => `left join combination_group ${before}${dimension}_of
				on ${before}${dimension}_of.combination_id = ${combination} and ${before}${dimension}_of.dimension = '${dimension}'
			left join plan_group ${before}${dimension} on ${before}${dimension}.id = ${before}${dimension}_of.group_id`,
	).join(' ');
}

/** The stored combinations of a plan by `combinationKey`. */
export async function listCombinations(reader: Reader, planId: number): Promise<Map<string, number>> {
	const found = await rows<{ id: number; groups: string }>(
		reader,
		`select id, groups from group_combination where plan_id = @planId`,
		{ planId },
	);
	return new Map(found.map(({ id, groups }) => [groups, id]));
}
