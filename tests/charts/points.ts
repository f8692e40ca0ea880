import type { SeriesPoint } from '#lib/figures/answer.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';

/** A quarter of a made-up indicator with a target of 40 in each year. */
export function point(
	year: number,
	quarter: QuarterNumber,
	reached: number | null,
	yearToDate: number | null = reached,
): SeriesPoint {
	const figures = { reached, high: null, yearToDate, yearToDateHigh: null };
	return { year, quarter, ...figures, byYear: false, expected: quarter * 10, target: 40 };
}
