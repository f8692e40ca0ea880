/** The rows behind a table of a page, as a file for people to open. */
import type { OpenQuarter } from '#lib/plan/period.ts';
import { csvResponse, type Cell } from '#lib/server/http/csv.ts';

export interface Column<Row> {
	readonly name: string;
	/** HXL core dictionary 1.1; empty where it has no word for it. */
	readonly tag: string;
	readonly cell: (row: Row) => Cell;
}

/**
 * CSV with names, a row of HXL tags, and the rows. Illustrative data is called so in every row and in the file's name,
 * since files travel without the page that they came from.
 * @param name what the file holds, after the plan, sector and quarter in its name
 */
export function tableFile<Row>(
	{ scope, period }: OpenQuarter,
	name: string,
	columns: readonly Column<Row>[],
	rows: readonly Row[],
): Response {
	const { plan, sector } = scope;
	const parts = [plan.code, sector.code, `${period.year}-q${period.quarter}`, name];
	const mark: Column<Row> = { name: 'demonstration', tag: '#meta+demonstration', cell: () => 'yes' };
	const all = plan.demonstration ? [...columns, mark] : columns;
	return csvResponse(`${parts.join('-')}${plan.demonstration ? '-demonstration' : ''}.csv`, [
		all.map((column) => column.name),
		all.map(({ tag }) => tag),
		...rows.map((row) => all.map(({ cell }) => cell(row))),
	]);
}
