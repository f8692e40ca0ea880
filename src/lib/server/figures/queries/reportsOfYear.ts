import { askedOnce } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A report of a sector, as far as figures ask about reports as such. */
export interface ReportOfYear {
	readonly id: number;
	readonly partner: number;
	readonly quarter: number;
	readonly state: string;
	/** 1: its approved version counts. */
	readonly counts: number;
	/** 1: it says that there is nothing to report for the sector. */
	readonly nothing: number;
	/** Code of an output for which it says so: a report that says it of several stands here several times; null: of none. */
	readonly output: string | null;
}

/** All reports of a sector in a year: read once, since expectation, approval and statements all ask for them. */
export const reportsOfYear = askedOnce(readReports);

async function readReports(
	reader: Reader,
	sector: number,
	plan: number,
	year: number,
): Promise<readonly ReportOfYear[]> {
	// From the quarters to their reports: else all reports of the sector are read.
	return rows<ReportOfYear>(
		reader,
		`select r.id, r.partner_id as partner, d.quarter, r.state, r.counts, r.nothing_to_report as "nothing",
			u.code as output
		from period d cross join report r on r.period_id = d.id and r.sector_id = @sector
		left join report_nothing n on n.report_id = r.id left join output u on u.id = n.output_id
		where d.plan_id = @plan and d.year = @year`,
		{ sector, plan, year },
	);
}
