/** Years that begin in any month: the only file that reckons with months. Source: docs/rules.md, Period. */
import { QUARTERS, windowStart, type Quarter, type Window } from './quarter.ts';

/** The month in which a plan's years begin, 1 to 12. A year is called by the one in which it begins. */
export interface YearStart {
	readonly yearStarts: number;
}

/** Where a plan says nothing: January. */
export const DEFAULT_YEAR_STARTS = 1;

const MONTHS = 12;
const IN_QUARTER = 3;

/** A year as people write it: 2018, or 2018–19 where it ends in the next one. */
export function yearWords(year: number, { yearStarts }: YearStart): string {
	if (yearStarts === DEFAULT_YEAR_STARTS) return String(year);
	return `${year}–${String((year + 1) % 100).padStart(2, '0')}`;
}

/** First and last day (inclusive, ISO) of the time that the window covers. */
export function windowDates(
	{ year, quarter }: Quarter,
	window: Window,
	plan: YearStart,
): { from: string; to: string } {
	const from = (windowStart(quarter, window) - 1) * IN_QUARTER;
	return { from: dayAt(year, from, plan, 1), to: dayAt(year, quarter * IN_QUARTER, plan, 0) };
}

/** The day (ISO) of the month that lies so many months after the year's first; 0: the last of the month before. */
function dayAt(year: number, months: number, { yearStarts }: YearStart, day: number): string {
	return new Date(Date.UTC(year, yearStarts - 1 + months, day)).toISOString().slice(0, 10);
}

/** The quarter of the plan's years in which a day (ISO) lies. */
export function quarterOf(day: string, { yearStarts }: YearStart): Quarter {
	const [year = 0, month = 1] = day.split('-').map(Number);
	const since = month - yearStarts;
	const passed = (since + MONTHS) % MONTHS;
	const quarter = QUARTERS[Math.floor(passed / IN_QUARTER)] ?? 1;
	return { year: since < 0 ? year - 1 : year, quarter };
}

/** The months (1 to 12) of a quarter, in their order. */
export function monthsOf({ quarter }: { readonly quarter: number }, { yearStarts }: YearStart): number[] {
	const first = yearStarts - 1 + (quarter - 1) * IN_QUARTER;
	return Array.from({ length: IN_QUARTER }, (_, i) => ((first + i) % MONTHS) + 1);
}

/** Months of one quarter in their order, each once: where it spans a turn of the year, December stands before January. */
export function monthsInOrder(months: Iterable<number>): number[] {
	const found = [...new Set(months)].sort((a, b) => a - b);
	const late = found.filter((month) => month > MONTHS - IN_QUARTER + 1);
	const isTurn = found.length <= IN_QUARTER && late.length > 0 && found.some((month) => month < IN_QUARTER);
	return isTurn ? [...late, ...found.filter((month) => !late.includes(month))] : found;
}
