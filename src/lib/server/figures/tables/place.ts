/** The tables of a place's page, as files. */
import type { PlaceActivity } from '#lib/figures/answer.ts';
import { plain } from '#lib/i18n/locale.ts';
import type { PlaceLabel } from '#lib/places/label.ts';
import { QUARTERS, type QuarterNumber } from '#lib/plan/quarter.ts';
import { confidential, table, WITHHELD_CELL, type Column, type Tables } from '#lib/server/files/table.ts';
import { readPlace } from '#lib/server/figures/place.ts';

interface Row extends PlaceActivity {
	readonly place: PlaceLabel;
	readonly year: number;
}

const quarterColumn = (quarter: QuarterNumber): Column<Row> => ({
	name: `q${quarter}`,
	tag: `#indicator+num+q${quarter}`,
	cell: ({ quarters, withheldQuarters }) =>
		withheldQuarters?.includes(quarter) ? WITHHELD_CELL : (quarters[quarter - 1] ?? null),
});

const COLUMNS: readonly Column<Row>[] = [
	{ name: 'pcode', tag: '#loc+code', cell: ({ place }) => place.pcode },
	{ name: 'name', tag: '#loc+name', cell: ({ place }) => plain(place.name) },
	{ name: 'indicator', tag: '#indicator+code', cell: ({ indicator }) => indicator.code },
	{ name: 'indicator_name', tag: '#indicator+name', cell: ({ indicator }) => plain(indicator.name) },
	{ name: 'year', tag: '#date+year', cell: ({ year }) => year },
	{
		name: 'year_to_date',
		tag: '#indicator+yeartodate+num',
		cell: ({ reached, withheldFigures }) => (withheldFigures?.includes('reached') ? WITHHELD_CELL : reached),
	},
	{
		name: 'year_to_date_above',
		tag: '#indicator+yeartodate+above+num',
		cell: ({ reachedAbove, withheldFigures }) =>
			withheldFigures?.includes('reachedAbove') ? WITHHELD_CELL : reachedAbove,
	},
	...QUARTERS.map(quarterColumn),
	{
		name: 'partners',
		tag: '#org+impl+code',
		cell: ({ partners }) => partners.map(({ code }) => code).join(';'),
	},
	{ name: 'partners_not_named', tag: '#org+impl+unnamed+num', cell: ({ unnamed }) => unnamed ?? null },
	confidential(({ withheldFigures }) => withheldFigures?.includes('reached')),
];

export const PLACE_TABLES: Tables<'pcode'> = {
	values: async ({ reader, quarter, params }) => {
		const { place, activities } = await readPlace(reader, quarter, params.pcode, 'year-to-date');
		const rows = activities.map((activity) => ({ ...activity, place, year: quarter.period.year }));
		return table(`place-${place.pcode}`, COLUMNS, rows);
	},
};
