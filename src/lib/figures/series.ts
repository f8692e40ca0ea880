/** Quarters of an indicator as a chart shows them. */
import type { SeriesPoint } from './answer.ts';

/**
 * What the values of a whole year come to: the part of its year to date that none of its quarters has. Null: there are
 * none. All in smallest units, of what adds up; null is unknown. Source: docs/rules.md, Values that are not counts.
 */
export function valuesOfYear(yearToDate: number | null, quarters: readonly (number | null)[]): number | null {
	if (yearToDate === null) return null;
	const known = quarters.filter((quarter) => quarter !== null);
	const rest = yearToDate - known.reduce((sum, quarter) => sum + quarter, 0);
	return rest === 0 && known.length > 0 ? null : rest;
}

/**
 * A year to date stands still in the quarters after the last one reported, which have perhaps not begun: shown, it would
 * look like an answer. It becomes unknown there, as the quarter itself is.
 */
export function untilLastReport(points: readonly SeriesPoint[]): SeriesPoint[] {
	return points.map((point, i) => {
		const later = points.slice(i).filter(({ year }) => year === point.year);
		return later.some(hasReport) ? point : { ...point, yearToDate: null };
	});
}

/** Whether somebody gave a value of the quarter, told or withheld. */
export function hasReport({ reached, byYear, withheldFigures }: SeriesPoint): boolean {
	return reached !== null || byYear || withheldFigures?.includes('reached') === true;
}
