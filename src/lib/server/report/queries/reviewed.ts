import type { Localised } from '#lib/plan/text.ts';
import { isQuarterNumber, type QuarterNumber } from '#lib/plan/quarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { localised } from '#lib/server/plan/queries/localised.ts';

/** A sector of a plan with a period of it: what a coordinator chooses among. */
export interface ReviewPeriod {
	readonly planId: number;
	readonly planCode: string;
	readonly planName: Localised;
	readonly sectorId: number;
	readonly sectorCode: string;
	readonly sectorName: Localised;
	readonly timezone: string;
	readonly periodId: number;
	readonly year: number;
	readonly quarter: QuarterNumber;
	readonly opens: string;
	readonly due: string;
	readonly locks: string | null;
}

interface Row {
	planId: number;
	planCode: string;
	name: string;
	name_ar: string | null;
	name_fr: string | null;
	sectorId: number;
	sectorCode: string;
	sector: string;
	sector_ar: string | null;
	sector_fr: string | null;
	timezone: string;
	periodId: number;
	year: number;
	quarter: number;
	opens: string;
	due: string;
	locks: string | null;
}

/** Every sector of a plan with every period, newest first. */
export async function listReviewPeriods(reader: Reader, planId: number): Promise<ReviewPeriod[]> {
	return (
		await rows<Row>(
			reader,
			`select p.id as "planId", p.code as "planCode", p.name, p.name_ar, p.name_fr, p.timezone, s.id as "sectorId",
			s.code as "sectorCode", s.name as sector, s.name_ar as sector_ar, s.name_fr as sector_fr, d.id as "periodId",
			d.year, d.quarter, d.opens, d.due, d.locks
		from plan p join sector s on s.plan_id = p.id join period d on d.plan_id = p.id where p.id = @planId
		order by d.year desc, d.quarter desc, s.code`,
			{ planId },
		)
	).flatMap(({ name, name_ar, name_fr, sector, sector_ar, sector_fr, quarter, ...row }) =>
		isQuarterNumber(quarter)
			? [
					{
						...row,
						quarter,
						planName: localised(name, name_ar, name_fr),
						sectorName: localised(sector, sector_ar, sector_fr),
					},
				]
			: [],
	);
}
