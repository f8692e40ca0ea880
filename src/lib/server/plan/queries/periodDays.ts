import type { PeriodDates } from '#lib/plan/lock.ts';
import type { PlanDays } from '#lib/plan/day.ts';
import { isQuarterNumber, type Quarter } from '#lib/plan/quarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A plan's years, and where its days begin. */
export interface PlanYears extends PlanDays {
	readonly id: number;
	readonly firstYear: number;
	readonly lastYear: number;
}

/** A quarter with its days, how many reports it has in all sectors, and whether a publication of it stands. */
export interface PeriodDays extends Quarter, PeriodDates {
	readonly reports: number;
	readonly isPublished: boolean;
}

/** Quarters at most: those of twenty-five years. */
const MOST_QUARTERS = 100;

/** Undefined: there is no such plan. */
export async function getPlanYears(reader: Reader, planId: number): Promise<PlanYears | undefined> {
	const [found] = await rows<PlanYears>(
		reader,
		`select id, timezone, today, year_starts as "yearStarts", first_year as "firstYear", last_year as "lastYear"
		from plan where id = @planId`,
		{ planId },
	);
	return found;
}

/** The newest quarters of a plan, the last one first. */
export async function listPeriodDays(reader: Reader, planId: number): Promise<PeriodDays[]> {
	const found = await rows<
		Omit<PeriodDays, 'quarter' | 'isPublished'> & { quarter: number; published: number }
	>(
		reader,
		`select d.year, d.quarter, d.opens, d.due, d.locks,
			(select count(*) from report r where r.period_id = d.id) as reports,
			(select count(*) from publication b join sector s on s.id = b.sector_id
				where s.plan_id = d.plan_id and b.year = d.year and b.quarter = d.quarter and b.state = 'published') as published
		from period d where d.plan_id = @planId order by d.year desc, d.quarter desc limit @most`,
		{ planId, most: MOST_QUARTERS },
	);
	return found.flatMap(({ quarter, published, ...one }) =>
		isQuarterNumber(quarter) ? [{ ...one, quarter, isPublished: published > 0 }] : [],
	);
}
