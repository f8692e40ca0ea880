import type { PeriodDates } from '#lib/plan/lock.ts';
import { dayOf } from '#lib/plan/day.ts';
import { formatQuarter, type Quarter } from '#lib/plan/quarter.ts';
import { isInDayOrder, opensAgain } from '#lib/plan/reopens.ts';
import { auditedChange } from '#lib/record/audit.ts';
import { run, transaction, type Database } from '#lib/server/database/driver.ts';
import { getPlanYears, listPeriodDays } from '#lib/server/plan/queries/periodDays.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { assertSeen } from '../stamp.ts';
import { bumpDataVersion } from './bumpDataVersion.ts';

interface PeriodRequest extends Quarter, PeriodDates {
	readonly planId: number;
	/** `stampOf` the days that were read. */
	readonly version: string;
	readonly personId: number;
	readonly now: Date;
}

/**
 * Sets the days of a quarter. What is so already is no change. Throws Refused: `not found`; `days in order`; `changed
 * meanwhile`; `opens again`, where the quarter is locked or published and would be open again.
 */
export async function setPeriod(db: Database, request: PeriodRequest): Promise<void> {
	const { planId, year, quarter, opens, due, locks, version, personId, now } = request;
	const days = { opens, due, locks };
	if (!isInDayOrder(days)) throw new Refused('days in order');
	await transaction(db, async (writer) => {
		const plan = await getPlanYears(writer, planId);
		const all = await listPeriodDays(writer, planId);
		const found = all.find((one) => one.year === year && one.quarter === quarter);
		if (!plan || !found) throw new Refused('not found');
		const before = { opens: found.opens, due: found.due, locks: found.locks };
		const change = auditedChange(before, days);
		if (!change) return;
		assertSeen(before, version);
		if (opensAgain(found, days, dayOf(plan, now))) throw new Refused('opens again');
		await run(
			writer,
			`update period set opens = @opens, due = @due, locks = @locks
			where plan_id = @planId and year = @year and quarter = @quarter`,
			{ ...days, planId, year, quarter },
		);
		const of = { quarter: formatQuarter(request) };
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'set period', subject: `plan/${planId}` },
			...{ before: { ...of, ...change.before }, after: { ...of, ...change.after } },
		});
		await bumpDataVersion(writer, planId, now, 'set period');
	});
}
