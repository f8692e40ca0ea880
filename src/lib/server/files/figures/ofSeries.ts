/** The quarters before this one, as they are by now: the year to date in each, and the quarter alone. */
import { setImmediate } from 'node:timers/promises';
import { quarterIndex, WINDOWS } from '#lib/plan/quarter.ts';
import type { PublishedFigure } from '#lib/publication/publishedFigure.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getSeries } from '#lib/server/figures/queries/series.ts';
import type { FileEdition } from '../edition.ts';
import { confidentialIf, rowOf } from './row.ts';

const FIELDS = { quarter: 'reached', 'year-to-date': 'yearToDate' } as const;

export async function seriesRows({ reader, scope, period }: FileEdition): Promise<PublishedFigure[]> {
	const { year, quarter } = period;
	const { indicators } = await getProgress(reader, scope, { year, quarter, window: 'quarter' });
	const found: PublishedFigure[] = [];
	for (const { code } of indicators) {
		await setImmediate();
		const series = await getSeries(reader, scope, code);
		const earlier = series?.points.filter((point) => quarterIndex(point) < quarterIndex(period)) ?? [];
		for (const point of earlier)
			for (const window of WINDOWS) {
				const isKept = point.withheldFigures?.includes(FIELDS[window]);
				const value = point[FIELDS[window]];
				// Nobody reported then: there is no figure to be unknown.
				if (value === null && !isKept) continue;
				const { indicator = null } = series ?? {};
				const at = { year: point.year, quarter: point.quarter, window };
				const said = { ...at, indicator, unit: indicator?.unit ?? '' };
				found.push(rowOf({ ...said, figure: 'reached', value }, confidentialIf(isKept)));
			}
	}
	return found;
}
