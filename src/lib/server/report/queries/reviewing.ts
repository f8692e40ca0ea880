/** What a reviewer lays beside a report: the version before, the partner's past, and others' rows. */
import type { Language } from '#lib/plan/text.ts';
import { figureKey } from '#lib/report/plausibility.ts';
import { quarterIndex, isQuarterNumber } from '#lib/plan/quarter.ts';
import type { ReportState } from '#lib/report/report.ts';
import type { OthersRow } from '#lib/report/review.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { textIn } from '#lib/server/database/text.ts';
import type { ReportHead } from './head.ts';
import { listReportRows } from './rows.ts';

const keyOf = ({ id, sectorId, partnerId, periodId, version }: ReportHead) => ({
	id,
	sectorId,
	partnerId,
	periodId,
	version,
});

/** The rows of the version right before this one; empty when it is the first. */
export async function listRowsBefore(reader: Reader, head: ReportHead): Promise<ReportRow[]> {
	const [before] = await rows<{ id: number }>(
		reader,
		`select id from report where sector_id = @sectorId and partner_id = @partnerId and period_id = @periodId
			and version < @version order by version desc limit 1`,
		keyOf(head),
	);
	return before ? listReportRows(reader, before.id) : [];
}

const PAST_QUARTERS = 8;

/**
 * What the partner's approved reports of the quarters before had, oldest first, by `figureKey`. Smallest units; null: no
 * figure in that quarter.
 */
export async function listPast(reader: Reader, head: ReportHead): Promise<Record<string, (number | null)[]>> {
	if (!isQuarterNumber(head.quarter)) return {};
	const last = quarterIndex({ year: head.year, quarter: head.quarter }) - 1;
	const first = last - PAST_QUARTERS + 1;
	const found = await rows<{ indicator: number; place: number | null; quarter: number; total: number }>(
		reader,
		`select a.indicator_id as indicator, a.place_id as place, d.year * 4 + d.quarter - 1 as quarter, sum(a.total) as total
		from report r join period d on d.id = r.period_id join entry a on a.report_id = r.id join activity y on y.id = a.activity_id
		where r.sector_id = @sectorId and r.partner_id = @partnerId and r.counts = 1 and a.total is not null
			and y.status <> 'planned' and d.year * 4 + d.quarter - 1 between @first and @last
		group by a.indicator_id, a.place_id, d.year, d.quarter`,
		{ sectorId: head.sectorId, partnerId: head.partnerId, first, last },
	);
	const past: Record<string, (number | null)[]> = {};
	for (const { indicator, place, quarter, total } of found) {
		const series = (past[figureKey(indicator, place)] ??= Array.from({ length: PAST_QUARTERS }, () => null));
		series[quarter - first] = total;
	}
	return past;
}

/**
 * What other partners have in the same quarter for the same indicator and place, whatever funds it: a figure each report,
 * however many rows it has there.
 */
export async function listOthersRows(
	reader: Reader,
	head: ReportHead,
	language: Language,
): Promise<OthersRow[]> {
	return rows<OthersRow & { state: ReportState }>(
		reader,
		`select r.id as "reportId", ${textIn('o.name')} as partner, a.indicator_id as "indicatorId", a.place_id as "placeId",
			sum(a.total) as total, count(*) as rows, r.state
		from (select distinct indicator_id, place_id from entry where report_id = @id) mine join entry a on a.indicator_id = mine.indicator_id and a.place_id = mine.place_id
			join activity y on y.id = a.activity_id
			join report r on r.id = a.report_id and r.sector_id = @sectorId and r.period_id = @periodId
				and r.partner_id <> @partnerId and (r.counts = 1 or r.state = 'submitted')
			join organisation o on o.id = r.partner_id
		where y.status <> 'planned' group by r.id, o.name, a.indicator_id, a.place_id, r.state order by 2, 1`,
		{ ...keyOf(head), language },
	);
}

/** The report that waits longest in the same quarter, apart from this one; undefined when none does. */
export async function getNextSubmitted(reader: Reader, head: ReportHead): Promise<number | undefined> {
	return (
		await rows<{ id: number }>(
			reader,
			`select id from report where sector_id = @sectorId and period_id = @periodId and state = 'submitted' and id <> @id
		order by coalesce(submitted_at, updated_at), id limit 1`,
			keyOf(head),
		)
	)[0]?.id;
}
