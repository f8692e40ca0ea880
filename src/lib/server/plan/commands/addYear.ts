import { period } from '#db/schema/index.ts';
import { dayAfter } from '#lib/plan/day.ts';
import { windowDates, type YearStart } from '#lib/plan/planYear.ts';
import { QUARTERS } from '#lib/plan/quarter.ts';
import type { Writer } from '#lib/server/database/driver.ts';

/** Reports of a new quarter are due so many days after its last. */
const DAYS_TO_REPORT = 20;

/**
 * The four quarters of a year that a plan has not yet, in the transaction of the caller: each opens on its
 * own first day, and is locked by nobody.
 */
export async function insertYear(
	writer: Writer,
	plan: YearStart & { readonly id: number },
	year: number,
): Promise<void> {
	for (const quarter of QUARTERS) {
		const { from, to } = windowDates({ year, quarter }, 'quarter', plan);
		const dates = { opens: from, due: dayAfter(to, DAYS_TO_REPORT), locks: null };
		await writer.insert(period).values({ planId: plan.id, year, quarter, ...dates });
	}
}
