import { DIMENSIONS } from '#lib/plan/groups.ts';
import type { PeopleAnswer } from '#lib/figures/answer.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { tableFile, type Column } from '#lib/server/files/table.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import type { RequestHandler } from './$types';

interface Row {
	readonly figure: string;
	readonly dimension: string | null;
	readonly group: string | null;
	readonly value: number | null;
}

const COLUMNS: readonly Column<Row>[] = [
	{ name: 'figure', tag: '#meta+figure', cell: ({ figure }) => figure },
	{ name: 'dimension', tag: '#population+dimension', cell: ({ dimension }) => dimension },
	{ name: 'group', tag: '#population+group', cell: ({ group }) => group },
	{ name: 'people', tag: '#reached+num', cell: ({ value }) => value },
];

export const GET: RequestHandler = async (event) => {
	const window = readWindow(event.url);
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const { year, quarter: number } = quarter.period;
		const people = await getPeople(reader, quarter.scope, { year, quarter: number, window });
		return tableFile(quarter, `people-${window}`, COLUMNS, rowsOf(people));
	});
};

function rowsOf({ reached, withoutPlace, byGroup, unknown, method }: PeopleAnswer): Row[] {
	const whole = (figure: string, value: number | null) => ({ figure, dimension: null, group: null, value });
	const parts = DIMENSIONS.flatMap((dimension) => [
		...Object.entries(byGroup[dimension] ?? {}).map(([group, value]) => ({
			figure: 'reached',
			dimension,
			group,
			value,
		})),
		{ figure: 'not disaggregated', dimension, group: null, value: unknown[dimension] },
	]);
	return [whole(`reached (${method})`, reached), whole('without place', withoutPlace), ...parts];
}
