/** Quarters of an indicator as a chart shows them. */
import type { SeriesPoint } from './answer.ts';

/**
 * A year to date stands still in the quarters after the last one reported, which have perhaps not begun: shown, it would
 * look like an answer. It becomes unknown there, as the quarter itself is.
 */
export function untilLastReport(points: readonly SeriesPoint[]): SeriesPoint[] {
	return points.map((point, i) => {
		const later = points.slice(i).filter(({ year }) => year === point.year);
		return later.some(({ reached }) => reached !== null) ? point : { ...point, yearToDate: null };
	});
}
