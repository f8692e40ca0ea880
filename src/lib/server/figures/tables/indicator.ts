/** The tables of an indicator's page, as files. */
import type { IndicatorProgress, SeriesPoint } from '#lib/figures/answer.ts';
import { figuresWithRest } from '#lib/figures/words/group.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import {
	confidential,
	table,
	windowQuestion,
	WITHHELD_CELL,
	type Column,
	type Tables,
} from '#lib/server/files/table.ts';
import { noIndicator, readIndicator } from '#lib/server/figures/indicator.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getSeries } from '#lib/server/figures/queries/series.ts';
import { wholeOf } from '#lib/server/http/whole.ts';
import { PLACE_COLUMNS, placeRows } from './places.ts';

const VALUES: readonly Column<SeriesPoint>[] = [
	{ name: 'year', tag: '#date+year', cell: ({ year }) => year },
	{ name: 'quarter', tag: '#date+quarter', cell: ({ quarter }) => quarter },
	{
		name: 'reached',
		tag: '#indicator+num',
		cell: ({ reached, withheldFigures }) => (withheldFigures?.includes('reached') ? WITHHELD_CELL : reached),
	},
	{ name: 'by_year', tag: '#meta+byyear', cell: ({ byYear }) => (byYear ? 'yes' : null) },
	{
		name: 'year_to_date',
		tag: '#indicator+yeartodate+num',
		cell: ({ yearToDate, withheldFigures }) =>
			withheldFigures?.includes('yearToDate') ? WITHHELD_CELL : yearToDate,
	},
	{ name: 'expected', tag: '#indicator+expected', cell: ({ expected }) => expected },
	{ name: 'target', tag: '#targeted+num', cell: ({ target }) => target },
	confidential(({ withheldFigures }) => withheldFigures !== undefined),
];

interface GroupRow {
	readonly dimension: string;
	/** Null: reached, but not disaggregated by this dimension. */
	readonly group: string | null;
	readonly reached: number | null | typeof WITHHELD_CELL;
	/** What nobody told apart of a group whose children are known. */
	readonly rest: number | null;
}

const GROUPS: readonly Column<GroupRow>[] = [
	{ name: 'dimension', tag: '#population+dimension', cell: ({ dimension }) => dimension },
	{ name: 'group', tag: '#population+group', cell: ({ group }) => group },
	{ name: 'reached', tag: '#indicator+num', cell: ({ reached }) => reached },
	{ name: 'not_told_apart', tag: '#indicator+rest+num', cell: ({ rest }) => rest },
	confidential(({ reached }) => reached === WITHHELD_CELL),
];

export const INDICATOR_TABLES: Tables<'code'> = {
	values: async ({ reader, quarter, params: { code } }) => {
		const series = await getSeries(reader, quarter.scope, code);
		if (series) return table(`indicator-${code}`, VALUES, series.points);
		const question = { ...quarter.period, window: 'quarter' } as const;
		return noIndicator(quarter, (await getProgress(reader, quarter.scope, question)).indicators);
	},
	/** Districts, then municipalities: a municipality's figure is in its district's too. */
	places: async (asked) => {
		const { code } = asked.params;
		const question = windowQuestion(asked);
		const { districts, municipalities } = await readIndicator(asked.reader, asked.quarter, code, question);
		const rows = [districts, municipalities].flatMap(placeRows);
		return table(`indicator-${code}-places-${question.window}`, PLACE_COLUMNS, rows);
	},
	groups: async (asked) => {
		const { code } = asked.params;
		const question = windowQuestion(asked);
		const { indicator } = await readIndicator(asked.reader, wholeOf(asked.quarter), code, question);
		return table(
			`indicator-${code}-groups-${question.window}`,
			GROUPS,
			groupRows(indicator, asked.quarter.scope.groups),
		);
	},
};

function groupRows(indicator: IndicatorProgress, groups: readonly PlanGroup[]): GroupRow[] {
	return DIMENSIONS.flatMap((dimension): GroupRow[] => {
		const withheld = indicator.withheldGroups?.[dimension] ?? [];
		const found = figuresWithRest(indicator, dimension, groups);
		const restOf = (code: string) => found.find(({ group, isRest }) => isRest && group.code === code)?.value;
		return [
			...Object.entries(indicator.byGroup[dimension] ?? {}).map(([group, reached]) => ({
				dimension,
				group,
				reached,
				rest: restOf(group) ?? null,
			})),
			...withheld
				.filter((group) => group !== '')
				.map((group) => ({ dimension, group, reached: WITHHELD_CELL, rest: null }) as const),
			{
				dimension,
				group: null,
				reached: withheld.includes('') ? WITHHELD_CELL : indicator.unknown[dimension],
				rest: null,
			},
		];
	});
}
