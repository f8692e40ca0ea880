import { period } from '#db/schema/index.ts';
import type { YearStart } from '#lib/plan/planYear.ts';
import { QUARTERS } from '#lib/plan/quarter.ts';
import { usualDays } from '#lib/plan/usualDays.ts';
import type { Writer } from '#lib/server/database/driver.ts';

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
