import { dayOf, type PlanDays } from '#lib/plan/day.ts';
import { isLocked } from '#lib/plan/lock.ts';
import { isQuarterNumber, type Quarter } from '#lib/plan/quarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** What is asked of figures, so that a change which moves locked ones is told: see `changeUnderLocks`. */
export interface LockedQuarters {
	readonly plan: string;
	readonly sectors: readonly string[];
	readonly quarters: readonly Quarter[];
	readonly places: readonly string[];
}

/** A year's locked quarters of a sector, from one on; null: none is. */
export async function lockedQuarters(
	reader: Reader,
	asked: {
		readonly planId: number;
		readonly sectorId: number;
		readonly year: number;
		readonly from: number;
		readonly now: Date;
	},
): Promise<LockedQuarters | null> {
	const { planId, sectorId, year, from, now } = asked;
	const found = await rows<
		PlanDays & { plan: string; sector: string; locks: string | null; year: number; quarter: number }
	>(
		reader,
		`select p.code as plan, s.code as sector, p.timezone, p.today, p.year_starts as "yearStarts", d.locks, d.year, d.quarter
		from period d join plan p on p.id = d.plan_id join sector s on s.plan_id = p.id
		where p.id = @planId and s.id = @sectorId and d.year = @year and d.quarter >= @from
		order by d.quarter`,
		{ planId, sectorId, year, from },
	);
	const locked = found.filter((one) => isLocked(one, dayOf(one, now)));
	const [one] = locked;
	if (!one) return null;
	const quarters = locked.flatMap(({ quarter }) => (isQuarterNumber(quarter) ? [{ year, quarter }] : []));
	return { plan: one.plan, sectors: [one.sector], quarters, places: [] };
}
