import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { figuresWithRest } from '#lib/figures/words/group.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
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
	/** What nobody told apart of a group whose children are known. */
	readonly rest: number | null;
}

const COLUMNS: readonly Column<Row>[] = [
	{ name: 'dimension', tag: '#population+dimension', cell: ({ dimension }) => dimension },
	{ name: 'group', tag: '#population+group', cell: ({ group }) => group },
	{ name: 'reached', tag: '#indicator+num', cell: ({ reached }) => reached },
	{ name: 'not_told_apart', tag: '#indicator+rest+num', cell: ({ rest }) => rest },
];

export const GET: RequestHandler = async (event) => {
	const window = readWindow(event.url);
	const { code } = event.params;
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const question = { year: quarter.period.year, quarter: quarter.period.quarter, window };
		const { indicator } = await readIndicator(reader, quarter, code, question);
		return tableFile(
			quarter,
			`indicator-${code}-groups-${window}`,
			COLUMNS,
			rowsOf(indicator, quarter.scope.groups),
		);
	});
};

function rowsOf(indicator: IndicatorProgress, groups: readonly PlanGroup[]): Row[] {
	return DIMENSIONS.flatMap((dimension) => {
		const found = figuresWithRest(indicator, dimension, groups);
		const restOf = (code: string) => found.find(({ group, isRest }) => isRest && group.code === code)?.value;
		return [
			...Object.entries(indicator.byGroup[dimension] ?? {}).map(([group, reached]) => ({
				dimension,
				group,
				reached,
				rest: restOf(group) ?? null,
			})),
			{ dimension, group: null, reached: indicator.unknown[dimension], rest: null },
		];
	});
}
