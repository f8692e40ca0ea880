import type { SeriesPoint } from '#lib/figures/answer.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';

/** A quarter of a made-up indicator with a target of 40 in each year. */
export function point(
	year: number,
	quarter: QuarterNumber,
	reached: number | null,
	yearToDate: number | null = reached,
): SeriesPoint {
	return { year, quarter, reached, byYear: false, yearToDate, expected: quarter * 10, target: 40 };
}
