import { CALCULATION_NAMES, calculationOf } from '#lib/figures/calculations.ts';
import { quarterAt, quarterIndex } from '#lib/plan/quarter.ts';
import type { StandingFigure } from '#lib/report/stands.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { findLastQuarter } from './last.ts';
import type { ReportHead } from './head.ts';

const CARRYING = CALCULATION_NAMES.filter((calculation) => calculationOf(calculation).carries);

/**
 * What still stands of the partner's approved reports before the report's own quarter: of each indicator and place what
 * its last quarter has above 0, within the year and, of earlier years, in the last quarter that has a report. What is
 * closed to entry is not asked about.
 */
export async function listStandingFigures(reader: Reader, head: ReportHead): Promise<StandingFigure[]> {
	const last = await findLastQuarter(reader, head);
	if (!last) return [];
	const { sectorId, partnerId, year, quarter } = head;
	const own = year * 4 + quarter - 1;
	const found = await rows<Omit<StandingFigure, 'quarter'> & { at: number }>(
		reader,
		`with told as (
			select e.id, e.report_id, e.reference, e.indicator_id, e.place_id, e.total, e.high, e.about,
				coalesce(y.done_in, d.year * 4 + d.quarter - 1) as at
			from report r join period d on d.id = r.period_id join entry e on e.report_id = r.id
				join activity y on y.id = e.activity_id join indicator i on i.id = e.indicator_id
			where r.sector_id = @sectorId and r.partner_id = @partnerId and r.counts = 1 and e.eligible = 1
				and e.total is not null and i.closed = 0
				and coalesce(i.to_quarter, @own) >= @own and i.calculation in (select value from json_each(@carrying))
				and d.year * 4 + d.quarter - 1 >= @since and d.year * 4 + d.quarter - 1 < @own
		)
		select id, report_id as "reportId", reference, indicator_id as "indicatorId", place_id as "placeId", total, high, about, at
		from told where total > 0 and at = (
			select max(n.at) from told n
			where n.indicator_id = told.indicator_id and coalesce(n.place_id, 0) = coalesce(told.place_id, 0))
		order by indicator_id, id`,
		{
			...{ sectorId, partnerId, own },
			since: Math.min(year * 4, quarterIndex(last)),
			carrying: JSON.stringify(CARRYING),
		},
	);
	return found.map(({ at, ...figure }) => ({ ...figure, quarter: quarterAt(at) }));
}
