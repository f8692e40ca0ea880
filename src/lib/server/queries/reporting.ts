import type { Reporting, Scope } from '#lib/domain/answer.ts';
import { quarterIndex, type Quarter } from '#lib/domain/quarter.ts';
import { rows, type Reader } from '../db.ts';

/**
 * How many of the partners expected in a quarter have an approved report, and how many of the others a submitted one.
 * Expected: by participation; where none is in force in that quarter, the partners that reported in that year.
 */
export async function getReporting(reader: Reader, scope: Scope, quarter: Quarter): Promise<Reporting> {
	const key = { sector: scope.sector.id, plan: scope.plan.id, ...quarter, index: quarterIndex(quarter) };
	// From the quarters to their reports, and no index for the grouping: else all reports of the sector are read.
	const [answer] = rows<Reporting>(
		reader,
		`with participating as (
			select distinct p.partner_id from output u join participation p on p.output_id = u.id
			where u.sector_id = @sector and p.from_quarter <= @index and (p.to_quarter is null or p.to_quarter >= @index)
		), expected as (
			select partner_id from participating
			union
			select r.partner_id from period d cross join report r on r.period_id = d.id and r.sector_id = @sector
			where d.plan_id = @plan and d.year = @year and r.state <> 'draft'
				and not exists (select 1 from participating)
		), said as (
			select r.partner_id, max(r.counts) as approved, max(r.state = 'submitted') as submitted
			from period d cross join report r on r.period_id = d.id and r.sector_id = @sector
			where d.plan_id = @plan and d.year = @year and d.quarter = @quarter group by +r.partner_id
		)
		select count(*) as expected, coalesce(sum(s.approved = 1), 0) as approved,
			coalesce(sum(s.approved = 0 and s.submitted = 1), 0) as submitted
		from expected e left join said s on s.partner_id = e.partner_id`,
		key,
	);
	return answer ?? { expected: 0, approved: 0, submitted: 0 };
}

/** The partners whose approved report counts in a quarter, by code. */
export async function listApprovedPartners(
	reader: Reader,
	scope: Scope,
	{ year, quarter }: Quarter,
): Promise<{ code: string; name: string }[]> {
	return rows(
		reader,
		`select o.code, o.name from period d join report r on r.period_id = d.id
			and r.sector_id = @sector and r.counts = 1 join organisation o on o.id = r.partner_id
		where d.plan_id = @plan and d.year = @year and d.quarter = @quarter order by o.code`,
		{ sector: scope.sector.id, plan: scope.plan.id, year, quarter },
	);
}
