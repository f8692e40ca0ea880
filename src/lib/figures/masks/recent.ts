import type { RecentFigure } from '#lib/figures/answer.ts';
import { quarterAt, quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import { cellOf, type Masking } from './asked.ts';

/**
 * By indicator's code, the last quarters alone up to one, oldest first.
 * @param last the quarter of the last figure
 */
export function maskRecent(
	recent: Readonly<Record<string, readonly RecentFigure[]>>,
	last: Quarter,
	{ isWithheld, before }: Masking,
): Record<string, RecentFigure[]> {
	const end = quarterIndex(last);
	return Object.fromEntries(
		Object.entries(recent).map(([code, figures]) => [
			code,
			figures.map((figure, at) => {
				const quarter = quarterAt(end - figures.length + 1 + at);
				if (!isWithheld(cellOf(code, { ...quarter, window: 'quarter' }))) return figure;
				const published = before?.get(quarterIndex(quarter))?.get(code);
				if (published) return published.withheldFigures?.includes('reached') ? 'withheld' : published.reached;
				return figure === null ? null : 'withheld';
			}),
		]),
	);
}
