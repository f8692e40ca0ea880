import { maskOf } from '#lib/figures/disaggregation.ts';
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';

/** Identifiers of the groups that a cell names. */
export type CellGroups = Readonly<Partial<Record<Dimension, number>>>;

/** The stored combination of groups of a plan, made where it is the first of its kind. */
export async function combinationOf(writer: Writer, planId: number, groups: CellGroups): Promise<number> {
	const key = {
		planId,
		sex: groups.sex ?? null,
		cohort: groups.cohort ?? null,
		age: groups.age ?? null,
		disability: groups.disability ?? null,
	};
	const find = async () =>
		(
			await rows<{ id: number }>(
				writer,
				`select id from group_combination where plan_id = @planId and coalesce(sex_id, 0) = coalesce(@sex, 0)
				and coalesce(cohort_id, 0) = coalesce(@cohort, 0) and coalesce(age_id, 0) = coalesce(@age, 0)
				and coalesce(disability_id, 0) = coalesce(@disability, 0)`,
				key,
			)
		)[0]?.id;
	const known = await find();
	if (known !== undefined) return known;
	await run(
		writer,
		`insert into group_combination (plan_id, mask, sex_id, cohort_id, age_id, disability_id)
		values (@planId, @mask, @sex, @cohort, @age, @disability)`,
		{ ...key, mask: maskOf(DIMENSIONS.filter((dimension) => groups[dimension] !== undefined)) },
	);
	const made = await find();
	if (made === undefined) throw new Error('the combination of groups was not stored');
	return made;
}
