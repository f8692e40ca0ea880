import type { PlanDays } from '#lib/plan/day.ts';
import { isQuarterNumber, type QuarterNumber } from '#lib/plan/quarter.ts';
import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import type { ReportState } from '#lib/report/report.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A version of a report and what decides whether it may be changed. */
export interface ReportHead extends PlanDays {
	readonly id: number;
	readonly planId: number;
	readonly planCode: string;
	readonly sectorId: number;
	readonly sectorCode: string;
	readonly sectorName: Localised;
	readonly partnerId: number;
	readonly partnerCode: string;
	readonly partnerName: Localised;
	readonly periodId: number;
	readonly version: number;
	readonly state: ReportState;
	readonly counts: boolean;
	readonly nothingToReport: boolean;
	readonly submittedAt: number | null;
	/** When, in milliseconds, and by whom it was approved or returned; null: it was not, the decision was undone, or it came with an import. */
	readonly decidedAt: number | null;
	readonly decidedBy: number | null;
	readonly year: number;
	readonly quarter: QuarterNumber;
	readonly opens: string;
	readonly due: string;
	readonly locks: string | null;
	/** Last day of the partner's reopening; null: none. */
	readonly reopenedUntil: string | null;
}

type Row = Omit<ReportHead, 'counts' | 'nothingToReport' | 'quarter' | 'sectorName' | 'partnerName'> & {
	sectorName: StoredText;
	partnerName: StoredText;
	counts: number;
	isEmpty: number;
	quarter: number;
};

/**
 * The last day on which a reopening lets one partner change the locked period `d` for the sector and partner given. The
 * later act decides: reopened anew until an earlier day, it ends on that day.
 */
export const REOPENED_UNTIL = (sector: string, partner: string) =>
	`(select o.until from period_reopening o
		where o.period_id = d.id and o.sector_id = ${sector} and o.partner_id = ${partner} order by o.id desc limit 1)`;

/** Undefined when there is no such report. */
export async function getReportHead(reader: Reader, id: number): Promise<ReportHead | undefined> {
	const [found] = await rows<Row>(
		reader,
		`select r.id, p.id as "planId", p.code as "planCode", p.timezone, p.today, p.year_starts as "yearStarts", r.sector_id as "sectorId", s.code as "sectorCode",
			s.name as "sectorName",
			o.code as "partnerCode", o.name as "partnerName",
			r.partner_id as "partnerId", r.period_id as "periodId", r.version, r.state, r.counts,
			r.nothing_to_report as "isEmpty", r.submitted_at as "submittedAt",
			r.decided_at as "decidedAt", r.decided_by as "decidedBy", d.year, d.quarter, d.opens, d.due, d.locks,
			${REOPENED_UNTIL('r.sector_id', 'r.partner_id')} as "reopenedUntil"
		from report r join period d on d.id = r.period_id join plan p on p.id = d.plan_id
			join sector s on s.id = r.sector_id join organisation o on o.id = r.partner_id where r.id = @id`,
		{ id },
	);
	if (!found) return undefined;
	const { counts, isEmpty, quarter, sectorName, partnerName, ...head } = found;
	if (!isQuarterNumber(quarter)) throw new Error(`report ${id} has no quarter`);
	return {
		...head,
		sectorName: readText(sectorName),
		partnerName: readText(partnerName),
		quarter,
		counts: counts === 1,
		nothingToReport: isEmpty === 1,
	};
}

/** Which plan and sector a report is of, for as long as it is there; undefined: there is none. */
export async function getReportSector(
	reader: Reader,
	id: number,
): Promise<Pick<ReportHead, 'planCode' | 'sectorCode' | 'year' | 'quarter'> | undefined> {
	const [found] = await rows<Pick<Row, 'planCode' | 'sectorCode' | 'year' | 'quarter'>>(
		reader,
		`select p.code as "planCode", s.code as "sectorCode", d.year, d.quarter
		from report r join sector s on s.id = r.sector_id join plan p on p.id = s.plan_id
			join period d on d.id = r.period_id where r.id = @id`,
		{ id },
	);
	if (!found) return undefined;
	const { quarter, ...rest } = found;
	if (!isQuarterNumber(quarter)) throw new Error(`report ${id} has no quarter`);
	return { ...rest, quarter };
}

/** The latest version of what this report is a version of: itself, where nothing followed. */
export async function newestVersion(
	reader: Reader,
	{ sectorId, partnerId, periodId }: Pick<ReportHead, 'sectorId' | 'partnerId' | 'periodId'>,
): Promise<Pick<ReportHead, 'id' | 'version'>> {
	const [found] = await rows<Pick<ReportHead, 'id' | 'version'>>(
		reader,
		`select id, version from report
		where sector_id = @sectorId and partner_id = @partnerId and period_id = @periodId order by version desc limit 1`,
		{ sectorId, partnerId, periodId },
	);
	if (!found) throw new Error(`no version of the report of period ${periodId}`);
	return found;
}
