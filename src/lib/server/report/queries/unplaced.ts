/** Activities that were reported without a place before. Source: docs/rules.md, Validation. */
import { quarterAt } from '#lib/plan/quarter.ts';
import type { Unplaced } from '#lib/report/unplaced.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { ReportHead } from './head.ts';

/**
 * Of references that the report has at a place: the newest earlier quarter of the partner in which each was reported of its
 * indicator, where it had no place then.
 */
export async function listUnplaced(
	reader: Reader,
	{ id, sectorId, partnerId, year, quarter }: ReportHead,
): Promise<Unplaced[]> {
	const found = await rows<Omit<Unplaced, 'quarter'> & { placeId: number | null; at: number }>(
		reader,
		`select a.reference, a.indicator_id as "indicatorId", a.place_id as "placeId", r.id as "reportId", a.id as row,
				d.year * 4 + d.quarter - 1 as at
			from report r join period d on d.id = r.period_id join entry a on a.report_id = r.id
			where r.sector_id = @sectorId and r.partner_id = @partnerId and r.counts = 1
				and d.year * 4 + d.quarter < @year * 4 + @quarter
				and (a.reference, a.indicator_id) in (select e.reference, e.indicator_id from entry e
					where e.report_id = @id and e.reference is not null and e.place_id is not null)
			order by at desc, a.id`,
		{ id, sectorId, partnerId, year, quarter },
	);
	const newest = Map.groupBy(found, ({ reference, indicatorId }) => `${indicatorId} ${reference}`);
	return [...newest.values()].flatMap((same) => {
		const last = same.filter(({ at }) => at === same[0]?.at);
		const [first] = last;
		if (!first || last.some(({ placeId }) => placeId !== null)) return [];
		const { reference, indicatorId, reportId, row, at } = first;
		return [{ reference, indicatorId, reportId, row, quarter: quarterAt(at) }];
	});
}
