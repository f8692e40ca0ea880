/** A report's counted activities in the totals by place and by group. */
import { DIMENSIONS, maskOf, questionBit } from '#lib/domain/disaggregation.ts';
import { rows, run, type Writer } from '../../db.ts';
import type { GroupRow, TotalRow } from '../../queries/facts.ts';

/** The rows that a report changed, as they stand now; what nothing stands behind any more has 0 of it. */
export interface StoredRows {
	readonly totals: readonly (Omit<TotalRow, 'municipality'> & { readonly activities: number })[];
	readonly groups: readonly (GroupRow & { readonly cells: number })[];
}

const BITS = DIMENSIONS.map((dimension) => ({ dimension, bit: questionBit(maskOf([dimension])) }));
/** The questions by one dimension, and of a combination the group that answers one: its cells are read once for all. */
const QUESTIONS = BITS.map(({ bit }) => `select ${bit} as bit`).join(' union all ');
const GROUP = `case q.bit ${BITS.map(({ dimension, bit }) => `when ${bit} then g.${dimension}_id`).join(' ')} end`;

/** Adds a report to the totals, or takes it out again. */
export function addReport(writer: Writer, report: number, sign: 1 | -1): StoredRows {
	const counted = `report r join period d on d.id = r.period_id
		join activity a on a.report_id = r.id and a.eligible = 1 and a.total is not null`;
	const key = 'indicator_id, year, quarter, place_id, partner_id';
	const totals = rows<StoredRows['totals'][number]>(
		writer,
		`insert into place_total (${key}, total, activities)
		select a.indicator_id, d.year, d.quarter, coalesce(a.place_id, 0), r.partner_id, @sign * sum(a.total), @sign * count(*)
		from ${counted} where r.id = @report group by 1, 2, 3, 4, 5
		on conflict (${key})
		do update set total = place_total.total + excluded.total, activities = place_total.activities + excluded.activities
		returning indicator_id, quarter, place_id, partner_id, total, activities`,
		{ report, sign },
	);
	const groups = rows<StoredRows['groups'][number]>(
		writer,
		`insert into group_total (${key}, group_id, total, cells)
		select a.indicator_id, d.year, d.quarter, coalesce(a.place_id, 0), r.partner_id, ${GROUP},
			@sign * sum(c.value), @sign * count(*)
		from ${counted} cross join cell c on c.activity_id = a.id
			cross join group_combination g on g.id = c.combination_id cross join (${QUESTIONS}) q
		where r.id = @report and (c.serves & q.bit) <> 0 group by 1, 2, 3, 4, 5, 6
		on conflict (${key}, group_id)
		do update set total = group_total.total + excluded.total, cells = group_total.cells + excluded.cells
		returning indicator_id, quarter, place_id, partner_id, group_id, total, cells`,
		{ report, sign },
	);
	if (sign === -1) dropEmpty(writer, report);
	return { totals, groups };
}

function dropEmpty(writer: Writer, report: number): void {
	const where = (count: string) => `where ${count} = 0
		and (indicator_id, year, quarter, place_id, partner_id) in (
			select distinct a.indicator_id, d.year, d.quarter, coalesce(a.place_id, 0), r.partner_id
			from activity a join report r on r.id = a.report_id join period d on d.id = r.period_id
			where r.id = @report)`;
	run(writer, `delete from group_total ${where('cells')}`, { report });
	run(writer, `delete from place_total ${where('activities')}`, { report });
}
