import type { PlanDays } from '#lib/plan/day.ts';
import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { isQuarterNumber, type QuarterNumber } from '#lib/plan/quarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A sector of a plan with a period of it: what a coordinator chooses among. */
export interface ReviewPeriod extends PlanDays {
	readonly planId: number;
	readonly planCode: string;
	readonly planName: Localised;
	readonly sectorId: number;
	readonly sectorCode: string;
	readonly sectorName: Localised;
	readonly periodId: number;
	readonly year: number;
	readonly quarter: QuarterNumber;
	readonly opens: string;
	readonly due: string;
	readonly locks: string | null;
	/** Reports that wait for review. */
	readonly waiting: number;
}

interface Row {
	planId: number;
	planCode: string;
	planName: StoredText;
	sectorId: number;
	sectorCode: string;
	sectorName: StoredText;
	timezone: string;
	today: string | null;
	yearStarts: number;
	periodId: number;
	year: number;
	quarter: number;
	opens: string;
	due: string;
	locks: string | null;
	waiting: number;
}

/** Every sector of a plan with every period, newest first. */
export async function listReviewPeriods(reader: Reader, planId: number): Promise<ReviewPeriod[]> {
	return (
		await rows<Row>(
			reader,
			`select p.id as "planId", p.code as "planCode", p.name as "planName", p.timezone, p.today, p.year_starts as "yearStarts", s.id as "sectorId",
			s.code as "sectorCode", s.name as "sectorName", d.id as "periodId",
			d.year, d.quarter, d.opens, d.due, d.locks,
			(select count(*) from report r where r.period_id = d.id and r.sector_id = s.id and r.state = 'submitted') as waiting
		from plan p join sector s on s.plan_id = p.id join period d on d.plan_id = p.id where p.id = @planId
		order by d.year desc, d.quarter desc, s.code`,
			{ planId },
		)
	).flatMap(({ planName, sectorName, quarter, ...row }) =>
		isQuarterNumber(quarter)
			? [
					{
						...row,
						quarter,
						planName: readText(planName),
						sectorName: readText(sectorName),
					},
				]
			: [],
	);
}
