import { readText, type Localised, type StoredText, type Language } from '#lib/plan/text.ts';
import type { ReportState } from '#lib/report/report.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { textIn } from '#lib/server/database/text.ts';
import { REOPENED_UNTIL } from './head.ts';

/** A period that a partner is asked to report, with the newest version of its report. */
export interface OwnPeriod {
	readonly planId: number;
	readonly planName: Localised;
	/** Everything of the plan is illustrative. */
	readonly demonstration: boolean;
	readonly timezone: string;
	readonly sectorId: number;
	readonly sectorName: Localised;
	readonly partnerId: number;
	readonly partnerName: string;
	readonly periodId: number;
	readonly year: number;
	readonly quarter: number;
	readonly opens: string;
	readonly due: string;
	readonly locks: string | null;
	readonly reopenedUntil: string | null;
	/** Null: nothing was begun. */
	readonly report: {
		readonly id: number;
		readonly state: ReportState;
		readonly version: number;
		readonly rows: number;
	} | null;
	/** What the reviewer said when it was returned, the latest word; null: not returned, or nothing said of the whole. */
	readonly comment: string | null;
}

interface Row {
	planId: number;
	demonstration: number;
	timezone: string;
	sectorId: number;
	partnerId: number;
	partnerName: string;
	periodId: number;
	year: number;
	quarter: number;
	opens: string;
	due: string;
	locks: string | null;
	reopenedUntil: string | null;
	planName: StoredText;
	sectorName: StoredText;
	report_id: number | null;
	state: ReportState | null;
	version: number | null;
	rows: number;
	comment: string | null;
}

/**
 * The periods of the sectors that an organisation takes part in, or ever reported for, newest first.
 */
export async function listOwnPeriods(
	reader: Reader,
	planId: number,
	partnerId: number,
	language: Language,
): Promise<OwnPeriod[]> {
	const found = await rows<Row>(
		reader,
		`select p.id as "planId", p.name as "planName", p.demonstration, p.timezone,
			s.id as "sectorId", s.name as "sectorName",
			g.id as "partnerId", ${textIn('g.name')} as "partnerName", d.id as "periodId", d.year, d.quarter, d.opens, d.due, d.locks,
			${REOPENED_UNTIL('s.id', 'g.id')} as "reopenedUntil",
			r.id as report_id, r.state, r.version,
			(select count(*) from entry a where a.report_id = r.id) as rows,
			(select c.body from report_comment c join report b on b.id = c.report_id
				where b.sector_id = s.id and b.partner_id = g.id and b.period_id = d.id and b.state = 'returned'
					and c.entry_id is null and b.version >= r.version - 1 order by c.at desc, c.id desc limit 1) as comment
		from plan p join sector s on s.plan_id = p.id join organisation g on g.plan_id = p.id and g.id = @partnerId
			join period d on d.plan_id = p.id
			left join report r on r.sector_id = s.id and r.partner_id = g.id and r.period_id = d.id and r.version = (
				select max(v.version) from report v where v.sector_id = s.id and v.partner_id = g.id and v.period_id = d.id)
		where p.id = @planId and (
			exists (select 1 from participation t join output u on u.id = t.output_id
				where t.partner_id = g.id and u.sector_id = s.id)
			or exists (select 1 from report e where e.sector_id = s.id and e.partner_id = g.id))
		order by d.year desc, d.quarter desc, s.code`,
		{ planId, partnerId, language },
	);
	return found.map(
		({ planName, sectorName, demonstration, report_id, state, version, rows, comment, ...row }) => ({
			...row,
			demonstration: demonstration === 1,
			planName: readText(planName),
			sectorName: readText(sectorName),
			report:
				report_id === null || state === null || version === null
					? null
					: { id: report_id, state, version, rows },
			comment: state === 'returned' || state === 'draft' ? comment : null,
		}),
	);
}
