import type { WindowQuestion } from '#lib/figures/answer.ts';
import type { Apart } from '#lib/figures/apart.ts';
import { addsUp, reportedBehind } from '#lib/figures/indicator.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import { windowStart } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import { valuesOf } from '#lib/server/database/batch.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { FrameworkIndicator, SectorFramework } from '#lib/server/framework/queries/framework.ts';

/**
 * What the approved reports of a window give to an indicator, or to what it is made of, and no figure counts: by year,
 * then by appeal. Activities that their status keeps out are not told.
 */
export async function listApart(
	reader: Reader,
	scope: WholeScope,
	{ byId }: SectorFramework,
	indicator: FrameworkIndicator,
	{ year, quarter, window }: WindowQuestion,
): Promise<Apart[]> {
	const found = await rows<{ appeal: string | null; done: number | null; activities: number; total: number }>(
		reader,
		`select case when w.appeal is null or w.appeal = @plan then null else w.appeal end as appeal,
			case when w.appeal is null or w.appeal = @plan then w.done_in / 4 end as done,
			count(distinct w.id) as activities, sum(a.total) as total
		from period d cross join report r on r.period_id = d.id and r.sector_id = @sector and r.counts = 1
		cross join ${valuesOf('indicators', ['indicator_id'])} k
		cross join entry a on a.indicator_id = k.indicator_id and a.report_id = r.id
			and a.eligible = 0 and a.total is not null
		cross join activity w on w.id = a.activity_id
		join indicator i on i.id = a.indicator_id
		where d.plan_id = @planId and d.year = @year and d.quarter between @first and @last
			and (w.appeal <> @plan or w.done_in / 4 < d.year)
			and (w.status = 'completed' or (w.status = 'ongoing' and i.counts = 'begun'))
		group by 1, 2 order by 2, 1`,
		{
			plan: scope.plan.code,
			planId: scope.plan.id,
			sector: scope.sector.id,
			indicators: JSON.stringify(reportedBehind(indicator, byId).map(({ id }) => [id])),
			year,
			first: windowStart(quarter, window),
			last: quarter,
		},
	);
	return found.map(({ appeal, done, activities, total }) => ({
		appeal,
		year: done,
		activities,
		total: addsUp(indicator, byId) ? fromSmallest(total, indicator.unit) : null,
	}));
}
