import { QUARTERS, quarterIndex } from '#lib/plan/quarter.ts';
import { MOST_YEARS } from '#lib/plan/bounds.ts';
import { run, transaction, type Database } from '#lib/server/database/driver.ts';
import { getPlanYears } from '#lib/server/plan/queries/periodDays.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { insertYear } from './addYear.ts';
import { bumpDataVersion } from './bumpDataVersion.ts';

interface NextYearRequest {
	readonly planId: number;
	readonly personId: number;
	readonly now: Date;
	/** The last year that was seen: pressed twice, it adds one. */
	readonly after: number;
	/** Targets of the year before, as they stood at its end. */
	readonly keepsTargets: boolean;
	/** Partners expected in the last quarter go on. */
	readonly goesOn: boolean;
}

/**
 * Adds a year to a plan, with its four quarters. Returns it. Throws Refused: `not found`, `changed meanwhile`, `years`.
 */
export async function addNextYear(db: Database, request: NextYearRequest): Promise<number> {
	const { planId, personId, now, after, keepsTargets, goesOn } = request;
	return transaction(db, async (writer) => {
		const plan = await getPlanYears(writer, planId);
		if (!plan) throw new Refused('not found');
		if (plan.lastYear !== after) throw new Refused('changed meanwhile');
		const year = plan.lastYear + 1;
		if (year - plan.firstYear >= MOST_YEARS) throw new Refused('years');
		await run(writer, `update plan set last_year = @year where id = @planId`, { planId, year });
		await insertYear(writer, plan, year);
		const first = quarterIndex({ year, quarter: 1 });
		if (goesOn) {
			await run(
				writer,
				`update participation set to_quarter = null where to_quarter = @last
					and partner_id in (select id from organisation where plan_id = @planId)`,
				{ planId, last: first - 1 },
			);
		}
		if (keepsTargets) {
			await run(
				writer,
				`insert into target (indicator_id, year, quarter, from_quarter, place_id, cohort_id, sex_id, value)
				select t.indicator_id, @year, t.quarter, 1, t.place_id, t.cohort_id, t.sex_id, t.value
				from target t join indicator i on i.id = t.indicator_id join sector s on s.id = i.sector_id
				where s.plan_id = @planId and t.year = @before and coalesce(i.to_quarter, @first) >= @first
					and not exists (
						select 1 from target n where n.indicator_id = t.indicator_id and n.year = t.year
							and coalesce(n.quarter, 0) = coalesce(t.quarter, 0) and n.from_quarter > t.from_quarter
							and coalesce(n.place_id, 0) = coalesce(t.place_id, 0)
							and coalesce(n.cohort_id, 0) = coalesce(t.cohort_id, 0)
							and coalesce(n.sex_id, 0) = coalesce(t.sex_id, 0))`,
				{ planId, year, before: year - 1, first },
			);
		}
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'add year', subject: `plan/${planId}` },
			...{ before: { last_year: year - 1 }, after: { last_year: year, quarters: QUARTERS.length } },
		});
		await bumpDataVersion(writer, planId, now, 'add year');
		return year;
	});
}
