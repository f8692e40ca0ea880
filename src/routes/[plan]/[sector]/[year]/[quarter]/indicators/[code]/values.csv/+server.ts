import type { SeriesPoint } from '#lib/figures/answer.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { tableFile, type Column } from '#lib/server/files/table.ts';
import { noIndicator } from '#lib/server/figures/indicator.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getSeries } from '#lib/server/figures/queries/series.ts';
import type { RequestHandler } from './$types';

const COLUMNS: readonly Column<SeriesPoint>[] = [
	{ name: 'year', tag: '#date+year', cell: ({ year }) => year },
	{ name: 'quarter', tag: '#date+quarter', cell: ({ quarter }) => quarter },
	{ name: 'reached', tag: '#indicator+num', cell: ({ reached }) => reached },
	{ name: 'by_year', tag: '#meta+byyear', cell: ({ byYear }) => (byYear ? 'yes' : null) },
	{ name: 'year_to_date', tag: '#indicator+yeartodate+num', cell: ({ yearToDate }) => yearToDate },
	{ name: 'expected', tag: '#indicator+expected', cell: ({ expected }) => expected },
	{ name: 'target', tag: '#targeted+num', cell: ({ target }) => target },
];

export const GET: RequestHandler = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const series = await getSeries(reader, quarter.scope, event.params.code);
		if (series) return tableFile(quarter, `indicator-${event.params.code}`, COLUMNS, series.points);
		const question = { ...quarter.period, window: 'quarter' } as const;
		return noIndicator(quarter, (await getProgress(reader, quarter.scope, question)).indicators);
	});
