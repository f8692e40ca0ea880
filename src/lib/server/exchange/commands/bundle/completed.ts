/** Activities that are completed a second time. Source: docs/rules.md, Validation. */
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A staged entry that is completed in a second quarter, by reference, indicator and place of one partner. */
export interface CompletedAgain {
	readonly line: number;
	/** Of the staged report. */
	readonly report: number;
	readonly state: string;
	readonly reference: string;
	/** Position of the indicator. */
	readonly indicator: number;
	/** Where it was completed first: a line of the file and its staged report; null: in a report that is stored. */
	readonly other: { readonly line: number; readonly report: number } | null;
	/** Of a stored report, its quarter. */
	readonly year: number;
	readonly quarter: number;
}

interface Row extends Omit<CompletedAgain, 'other'> {
	other_line: number | null;
	other_report: number | null;
}

const DONE = `s.status = 'completed' and s.eligible = 1 and s.reference is not null and s.reference not like '!%'`;

/** Within the bundle, in the order of the file. */
export async function listCompletedAgain(reader: Reader): Promise<CompletedAgain[]> {
	const found = await rows<Row>(
		reader,
		`select line, report, state, reference, indicator, first_line as other_line, first_report as other_report,
			0 as year, 0 as quarter
		from (
			select s.line, s.report, r.state, r.period, s.reference, s.indicator, first_value(s.line) over same as first_line,
				first_value(s.report) over same as first_report, first_value(r.period) over same as first_period
			from staged_entry s join staged_report r on r.id = s.report where ${DONE}
			window same as (partition by r.partner, s.reference, s.indicator, s.place order by s.line)
		) as done where period <> first_period order by line`,
	);
	return found.map(toAgain);
}

/**
 * In the bundle and in a counted report that is stored and that the bundle does not bring. After `resolveStaged`.
 */
export async function listCompletedBefore(reader: Reader, sectorId: number): Promise<CompletedAgain[]> {
	const found = await rows<Row>(
		reader,
		`select s.line, s.report, min(r.state) as state, s.reference, s.indicator, null as other_line, null as other_report,
			min(d.year * 4 + d.quarter - 1) / 4 as year, min(d.year * 4 + d.quarter - 1) % 4 + 1 as quarter
		from staged_entry s join staged_report r on r.id = s.report join staged_indicator i on i.local = s.indicator
			join staged_place p on p.local = s.place join staged_organisation o on o.local = r.partner
			join staged_period q on q.local = r.period
			join report b on b.sector_id = @sectorId and b.partner_id = o.id and b.counts = 1 and b.period_id <> coalesce(q.id, 0)
			join entry e on e.report_id = b.id and e.reference = s.reference and e.indicator_id = i.id
				and coalesce(e.place_id, 0) = coalesce(p.id, 0) and e.eligible = 1
			join activity a on a.id = e.activity_id and a.status = 'completed'
			join period d on d.id = b.period_id
		where ${DONE} and not exists (
			select 1 from staged_report x join staged_period y on y.local = x.period
			where x.partner = r.partner and y.id = b.period_id and x.state = 'approved'
		) group by s.id order by s.line`,
		{ sectorId },
	);
	return found.map(toAgain);
}

function toAgain({ other_line, other_report, ...row }: Row): CompletedAgain {
	return {
		...row,
		other: other_line === null || other_report === null ? null : { line: other_line, report: other_report },
	};
}
