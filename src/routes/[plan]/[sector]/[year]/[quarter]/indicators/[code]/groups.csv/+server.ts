import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { tableFile, type Column } from '#lib/server/files/table.ts';
import { readIndicator } from '#lib/server/figures/indicator.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import type { RequestHandler } from './$types';

interface Row {
	readonly dimension: string;
	/** Null: reached, but not disaggregated by this dimension. */
	readonly group: string | null;
	readonly reached: number | null;
}

const COLUMNS: readonly Column<Row>[] = [
	{ name: 'dimension', tag: '#population+dimension', cell: ({ dimension }) => dimension },
	{ name: 'group', tag: '#population+group', cell: ({ group }) => group },
	{ name: 'reached', tag: '#indicator+num', cell: ({ reached }) => reached },
];

export const GET: RequestHandler = async (event) => {
	const window = readWindow(event.url);
	const { code } = event.params;
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const question = { year: quarter.period.year, quarter: quarter.period.quarter, window };
		const { indicator } = await readIndicator(reader, quarter, code, question);
		return tableFile(quarter, `indicator-${code}-groups-${window}`, COLUMNS, rowsOf(indicator));
	});
};

function rowsOf(indicator: IndicatorProgress): Row[] {
	return DIMENSIONS.flatMap((dimension) => [
		...Object.entries(indicator.byGroup[dimension] ?? {}).map(([group, reached]) => ({
			dimension,
			group,
			reached,
		})),
		{ dimension, group: null, reached: indicator.unknown[dimension] },
	]);
}
