/** Windows that are published. Source: docs/rules.md, Small counts. */
import type { Printed } from '#lib/disclosure/tables/atom.ts';
import { QUARTERS, quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import { peopleMethodIn, type PeopleMethods } from '#lib/plan/settings.ts';

/** Of a year up to a quarter: each quarter, and each year to date. */
export function windowsOf(plan: PeopleMethods, { year, quarter }: Quarter): Printed[] {
	const start = quarterIndex({ year, quarter: 1 });
	return QUARTERS.filter((one) => one <= quarter).flatMap((one): Printed[] => {
		const last = start + one - 1;
		const method = peopleMethodIn(plan, { year, quarter: one });
		const people = method === 'sum' ? ({ addsPeople: true } as const) : {};
		const toDate = one === 1 ? [] : [{ first: start, last, ...people }];
		return [{ first: last, last, ...people }, ...toDate];
	});
}
