import type { Quarter } from '#lib/plan/quarter.ts';
import { windowDates, type YearStart } from '#lib/plan/planYear.ts';

interface PlanYears extends YearStart {
	readonly firstYear: number;
	readonly lastYear: number;
}

/** First and last month of a plan, `2024-03`. */
export function planMonths(plan: PlanYears): { readonly first: string; readonly last: string } {
	return {
		first: windowDates({ year: plan.firstYear, quarter: 1 }, 'quarter', plan).from.slice(0, 7),
		last: windowDates({ year: plan.lastYear, quarter: 4 }, 'quarter', plan).to.slice(0, 7),
	};
}

/** First and last month of a quarter. */
export function quarterMonths(
	quarter: Quarter,
	plan: YearStart,
): { readonly first: string; readonly last: string } {
	const { from, to } = windowDates(quarter, 'quarter', plan);
	return { first: from.slice(0, 7), last: to.slice(0, 7) };
}

/** Whether it is one: `2024-03`. */
export function isMonth(text: string): boolean {
	return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);
}
