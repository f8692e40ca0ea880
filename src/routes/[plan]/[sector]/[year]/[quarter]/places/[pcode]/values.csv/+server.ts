import type { PlaceActivity } from '#lib/figures/answer.ts';
import type { PlaceLabel } from '#lib/places/label.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import { QUARTERS } from '#lib/plan/quarter.ts';
import { plain } from '#lib/i18n/locale.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { tableFile, type Column } from '#lib/server/files/table.ts';
import { readPlace } from '#lib/server/figures/place.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import type { RequestHandler } from './$types';

interface Row extends PlaceActivity {
	readonly place: PlaceLabel;
	readonly year: number;
}

const quarterColumn = (quarter: QuarterNumber): Column<Row> => ({
	name: `q${quarter}`,
	tag: `#indicator+num+q${quarter}`,
	cell: ({ quarters }) => quarters[quarter - 1] ?? null,
});

const COLUMNS: readonly Column<Row>[] = [
	{ name: 'pcode', tag: '#loc+code', cell: ({ place }) => place.pcode },
	{ name: 'name', tag: '#loc+name', cell: ({ place }) => plain(place.name) },
	{ name: 'indicator', tag: '#indicator+code', cell: ({ indicator }) => indicator.code },
	{ name: 'indicator_name', tag: '#indicator+name', cell: ({ indicator }) => plain(indicator.name) },
	{ name: 'year', tag: '#date+year', cell: ({ year }) => year },
	{ name: 'year_to_date', tag: '#indicator+yeartodate+num', cell: ({ reached }) => reached },
	{
		name: 'year_to_date_above',
		tag: '#indicator+yeartodate+above+num',
		cell: ({ reachedAbove }) => reachedAbove,
	},
	...QUARTERS.map(quarterColumn),
	{
		name: 'partners',
		tag: '#org+impl+code',
		cell: ({ partners }) => partners.map(({ code }) => code).join(';'),
	},
];

export const GET: RequestHandler = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const { place, activities } = await readPlace(reader, quarter, event.params.pcode, 'year-to-date');
		const rows = activities.map((activity) => ({ ...activity, place, year: quarter.period.year }));
		return tableFile(quarter, `place-${place.pcode}`, COLUMNS, rows);
	});
