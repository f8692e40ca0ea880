import { period } from '#db/schema/index.ts';
import { dayAfter } from '#lib/plan/day.ts';
import { windowDates, type YearStart } from '#lib/plan/planYear.ts';
import { QUARTERS, type Quarter } from '#lib/plan/quarter.ts';
import type { PeriodDates } from '#lib/plan/lock.ts';
import type { Writer } from '#lib/server/database/driver.ts';

/** Reports of a new quarter are due so many days after its last. */
const DAYS_TO_REPORT = 20;

/** The days of a new quarter: it opens on its own first day, and is locked by nobody. */
export function usualDays(quarter: Quarter, plan: YearStart): PeriodDates {
	const { from, to } = windowDates(quarter, 'quarter', plan);
	return { opens: from, due: dayAfter(to, DAYS_TO_REPORT), locks: null };
}

/**
 * The four quarters of a year that a plan has not yet, in the transaction of the caller: with the
 * usual days.
 */
export async function insertYear(
	writer: Writer,
	plan: YearStart & { readonly id: number },
	year: number,
): Promise<void> {
	for (const quarter of QUARTERS) {
		const days = usualDays({ year, quarter }, plan);
		await writer.insert(period).values({ planId: plan.id, year, quarter, ...days });
	}
}
