import { dayOf } from '#lib/plan/day.ts';
import { isLocked } from '#lib/plan/lock.ts';
import { isQuarterNumber } from '#lib/plan/quarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { LockedQuestion } from '#lib/server/figures/queries/lockedFigures.ts';
import { listPlanSectors } from './plans.ts';

/** The locked quarters of a plan in all of its sectors, for `changeUnderLocks`; null: none is locked. */
export async function lockedOfPlan(
	reader: Reader,
	planId: number,
	now: Date,
): Promise<LockedQuestion | null> {
	const found = await rows<{
		code: string;
		timezone: string;
		today: string | null;
		year: number;
		quarter: number;
		locks: string | null;
	}>(
		reader,
		`select p.code, p.timezone, p.today, d.year, d.quarter, d.locks
		from plan p join period d on d.plan_id = p.id where p.id = @planId order by d.year, d.quarter`,
		{ planId },
	);
	const quarters = found.flatMap(({ year, quarter, ...one }) =>
		isQuarterNumber(quarter) && isLocked(one, dayOf(one, now)) ? [{ year, quarter }] : [],
	);
	const plan = found[0]?.code;
	if (plan === undefined || quarters.length === 0) return null;
	const sectors = (await listPlanSectors(reader, planId)).map(({ code }) => code);
	return { plan, sectors, quarters, places: [] };
}
