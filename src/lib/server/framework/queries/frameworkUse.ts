import { rows, type Reader } from '#lib/server/database/driver.ts';

/** What hangs on an outcome, output or indicator, so that it is not taken away. */
export interface NodeUse {
	/** Something was reported: it keeps unit and calculation. */
	readonly isReported: boolean;
	/** Something names it or lies in it. */
	readonly isNamed: boolean;
}

/** By what each level is asked, with `@code` and `@sectorId`: whether anything is reported, and whether anything names it. */
const QUESTIONS = {
	indicator: [
		`select 1 from entry e join indicator i on i.id = e.indicator_id where i.sector_id = @sectorId and i.code = @code
		union all select 1 from target t join indicator i on i.id = t.indicator_id
			where i.sector_id = @sectorId and i.code = @code limit 1`,
		`select 1 from indicator i where i.sector_id = @sectorId and i.code = @code and (
			exists (select 1 from indicator_part p where p.part_id = i.id)
			or exists (select 1 from indicator_predecessor d where d.predecessor_id = i.id)
			or exists (select 1 from indicator o where i.id in (o.numerator_id, o.denominator_id, o.goes_with_id)))`,
	],
	output: [
		`select 1 from entry e join indicator i on i.id = e.indicator_id join output u on u.id = i.output_id
		where u.sector_id = @sectorId and u.code = @code limit 1`,
		`select 1 from output u where u.sector_id = @sectorId and u.code = @code and (
			exists (select 1 from indicator i where i.output_id = u.id)
			or exists (select 1 from participation p where p.output_id = u.id)
			or exists (select 1 from narrative n where n.output_id = u.id)
			or exists (select 1 from report_nothing n where n.output_id = u.id)
			or exists (select 1 from report_words w where w.output_id = u.id)
			or exists (select 1 from requirement r where r.output_id = u.id)
			or exists (select 1 from contribution c where c.output_id = u.id))`,
	],
	outcome: [
		`select 1 from entry e join indicator i on i.id = e.indicator_id join outcome o on o.id = i.outcome_id
		where o.sector_id = @sectorId and o.code = @code limit 1`,
		`select 1 from outcome o where o.sector_id = @sectorId and o.code = @code and (
			exists (select 1 from output u where u.outcome_id = o.id)
			or exists (select 1 from indicator i where i.outcome_id = o.id))`,
	],
} as const;

export type FrameworkLevel = keyof typeof QUESTIONS;

/** What hangs on an outcome, output or indicator of a sector; nothing where it is not there. */
export async function frameworkUse(
	reader: Reader,
	asked: { readonly sectorId: number; readonly level: FrameworkLevel; readonly code: string },
): Promise<NodeUse> {
	const { level, ...of } = asked;
	const [reported, named] = QUESTIONS[level];
	return {
		isReported: (await rows(reader, reported, of)).length > 0,
		isNamed: (await rows(reader, named, of)).length > 0,
	};
}
