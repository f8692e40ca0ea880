import type { PlanDays } from '#lib/plan/day.ts';
import { readText, type Localised, type StoredText, type Language } from '#lib/plan/text.ts';
import type { ReportState } from '#lib/report/report.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { textIn } from '#lib/server/database/text.ts';
import { REOPENED_UNTIL } from './head.ts';
import { listSaidOnReturn, type Said } from './said.ts';

/** A period that a partner is asked to report, with the newest version of its report. */
export interface OwnPeriod extends PlanDays {
	readonly planId: number;
	readonly planName: Localised;
	/** Everything of the plan is illustrative. */
	readonly demonstration: boolean;
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
	/** What the reviewer said when it was returned, of the whole first; empty: it was not. */
	readonly said: readonly Said[];
}

interface Row {
	planId: number;
	demonstration: number;
	timezone: string;
	today: string | null;
	yearStarts: number;
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
		`select p.id as "planId", p.name as "planName", p.demonstration, p.timezone, p.today, p.year_starts as "yearStarts",
			s.id as "sectorId", s.name as "sectorName",
			g.id as "partnerId", ${textIn('g.name')} as "partnerName", d.id as "periodId", d.year, d.quarter, d.opens, d.due, d.locks,
			${REOPENED_UNTIL('s.id', 'g.id')} as "reopenedUntil",
			r.id as report_id, r.state, r.version,
			(select count(*) from entry a where a.report_id = r.id) as rows
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
	const periods: OwnPeriod[] = [];
	for (const { planName, sectorName, demonstration, report_id: id, state, version, rows, ...row } of found) {
		const report = id === null || state === null || version === null ? null : { id, state, version, rows };
		periods.push({
			...row,
			demonstration: demonstration === 1,
			planName: readText(planName),
			sectorName: readText(sectorName),
			report,
			said: report && mayBeReturned(report) ? await listSaidOnReturn(reader, { ...row, ...report }) : [],
		});
	}
	return periods;
}

/** Itself, or as the draft that corrects it. */
function mayBeReturned({ state }: { readonly state: ReportState }): boolean {
	return state === 'returned' || state === 'draft';
}
