import { maskOf } from '#lib/figures/disaggregation.ts';
import { DIMENSIONS, type GroupIds } from '#lib/plan/groups.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { combinationKey } from '#lib/server/plan/queries/combinations.ts';

/** The stored combination of groups of a plan, made where it is the first of its kind. In the transaction of the caller. */
export async function addCombination(writer: Writer, planId: number, groups: GroupIds): Promise<number> {
	const key = { planId, groups: combinationKey(groups) };
	const find = async () =>
		(
			await rows<{ id: number }>(
				writer,
				`select id from group_combination where plan_id = @planId and groups = @groups`,
				key,
			)
		)[0]?.id;
	const known = await find();
	if (known !== undefined) return known;
	const named = DIMENSIONS.filter((dimension) => groups[dimension] !== undefined);
	await run(
		writer,
		`insert into group_combination (plan_id, mask, groups) values (@planId, @mask, @groups)`,
		{
			...key,
			mask: maskOf(named),
		},
	);
	const id = await find();
	if (id === undefined) throw new Error('the combination of groups was not stored');
	for (const dimension of named) {
		await run(
			writer,
			`insert into combination_group (combination_id, dimension, group_id) values (@id, @dimension, @group)`,
			{ id, dimension, group: groups[dimension] },
		);
	}
	return id;
}
