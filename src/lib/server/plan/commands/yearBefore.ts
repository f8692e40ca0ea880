import { QUARTERS } from '#lib/plan/quarter.ts';
import { MOST_YEARS } from '#lib/plan/bounds.ts';
import { run, type Writer } from '#lib/server/database/driver.ts';
import { getPlanYears } from '#lib/server/plan/queries/periodDays.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { insertYear } from './addYear.ts';
import { bumpDataVersion } from './bumpDataVersion.ts';

/** Who changes the years of which plan, and when. */
export interface YearAct {
	readonly planId: number;
	readonly personId: number;
	readonly now: Date;
}

/**
 * Adds the year before a plan's first, with its four quarters, so that what was reported then can be brought in: in the
 * transaction of the caller (`storeSeen`). Nobody is expected in it, and it has no targets. Returns it.
 * @param before the first year that was seen: pressed twice, it adds one
 * Throws Refused: `not found`, `changed meanwhile`, `years`.
 */
export async function addYearBefore(
	writer: Writer,
	{ planId, personId, now }: YearAct,
	before: number,
): Promise<number> {
	const plan = await getPlanYears(writer, planId);
	if (!plan) throw new Refused('not found');
	if (plan.firstYear !== before) throw new Refused('changed meanwhile');
	const year = plan.firstYear - 1;
	if (plan.lastYear - year >= MOST_YEARS) throw new Refused('years');
	await run(writer, `update plan set first_year = @year where id = @planId`, { planId, year });
	await insertYear(writer, plan, year);
	await appendAudit(writer, {
		...{ at: now, personId, planId, action: 'add year', subject: `plan/${planId}` },
		...{ before: { first_year: before }, after: { first_year: year, quarters: QUARTERS.length } },
	});
	await bumpDataVersion(writer, planId, now, 'add year');
	return year;
}
