/** What the partner reported before, beside which a report is filled in. */
import { quarterAt, type Quarter } from '#lib/plan/quarter.ts';
import type { LastFigure } from '#lib/report/sheet.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { ReportHead } from './head.ts';

/** The partner's approved reports of the sector before the report's own quarter. */
const EARLIER = `from report r join period d on d.id = r.period_id join entry a on a.report_id = r.id
	where r.sector_id = @sectorId and r.partner_id = @partnerId and r.counts = 1
		and d.year * 4 + d.quarter < @year * 4 + @quarter`;

const keyOf = ({ sectorId, partnerId, year, quarter }: ReportHead) => ({
	sectorId,
	partnerId,
	year,
	quarter,
});

/** What counted in the last approved quarter of the partner. */
export async function listLastFigures(reader: Reader, head: ReportHead): Promise<LastFigure[]> {
	const found = await rows<Omit<LastFigure, 'byMonth'> & { months: number }>(
		reader,
		`select a.reference, a.indicator_id as "indicatorId", a.place_id as "placeId", sum(a.total) as total,
			max(case when exists (select 1 from entry_month m where m.entry_id = a.id) then 1 else 0 end) as months ${EARLIER}
			and a.total is not null and a.eligible = 1 and d.year * 4 + d.quarter = (
				select max(l.year * 4 + l.quarter) from report n join period l on l.id = n.period_id
				where n.sector_id = @sectorId and n.partner_id = @partnerId and n.counts = 1
					and l.year * 4 + l.quarter < @year * 4 + @quarter)
		group by a.reference, a.indicator_id, a.place_id order by a.indicator_id, a.place_id nulls first, a.reference nulls first`,
		keyOf(head),
	);
	return found.map(({ months, ...one }) => ({ ...one, byMonth: months > 0 }));
}

/** Indicators of which the partner has reported something. */
export async function listReportedIndicators(reader: Reader, head: ReportHead): Promise<number[]> {
	const found = await rows<{ id: number }>(
		reader,
		`select distinct a.indicator_id as id ${EARLIER} order by a.indicator_id`,
		keyOf(head),
	);
	return found.map(({ id }) => id);
}

/** The last quarter before the report's own of which the partner has an approved report; null: there is none. */
export async function findLastQuarter(reader: Reader, head: ReportHead): Promise<Quarter | null> {
	const [found] = await rows<{ last: number | null }>(
		reader,
		`select max(d.year * 4 + d.quarter) as last from report r join period d on d.id = r.period_id
		where r.sector_id = @sectorId and r.partner_id = @partnerId and r.counts = 1
			and d.year * 4 + d.quarter < @year * 4 + @quarter`,
		keyOf(head),
	);
	return found?.last == null ? null : quarterAt(found.last - 1);
}
