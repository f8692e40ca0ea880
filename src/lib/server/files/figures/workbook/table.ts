/** Rows of figures as a table for people: a line what is named, a column each figure of it, and beside it its status. */
import type { PublishedFigure } from '#lib/publication/publishedFigure.ts';
import { m } from '#lib/paraglide/messages.js';
import type { DataCell, DataTable } from '../../spreadsheet/dataSheet.ts';

export interface ByColumn {
	readonly head: string;
	readonly cell: (row: PublishedFigure) => string | number;
}

export interface ValueColumn {
	readonly head: string;
	readonly isOf: (row: PublishedFigure) => boolean;
	/** Of 1, to be shown as a percentage. */
	readonly isShare?: true;
}

/** What stands where there is no number: letters between brackets, explained on the sheet of notes. */
const MARKS = { c: '[c]', x: '[x]', z: '[z]' } as const;

/** Null: there are no such rows. A value column that none of them fills is left out. */
export function pivot(
	name: string,
	rows: readonly PublishedFigure[],
	by: readonly ByColumn[],
	values: readonly ValueColumn[],
): DataTable | null {
	const used = values.filter(({ isOf }) => rows.some(isOf));
	const lines = new Map<
		string,
		{ readonly named: DataCell[]; readonly found: (PublishedFigure | undefined)[] }
	>();
	for (const row of rows) {
		const at = used.findIndex(({ isOf }) => isOf(row));
		if (at < 0) continue;
		const named = by.map(({ cell }) => cell(row));
		const key = JSON.stringify(named);
		const line = lines.get(key) ?? { named, found: used.map(() => undefined) };
		line.found[at] = row;
		lines.set(key, line);
	}
	if (lines.size === 0) return null;
	return {
		name,
		heads: [
			...by.map(({ head }) => head),
			...used.flatMap(({ head }) => [head, m.workbook_status_of({ figure: head })]),
		],
		shown: [
			...by.map(() => null),
			...used.flatMap(({ isShare }) => [isShare ? ('share' as const) : ('number' as const), null]),
		],
		rows: [...lines.values()].map(({ named, found }) => [...named, ...found.flatMap(cellsOf)]),
	};
}

/** The figure as a number, or why there is none; and its status. */
function cellsOf(row: PublishedFigure | undefined): [DataCell, DataCell] {
	if (!row) return [MARKS.z, MARKS.z];
	const { value, status } = row;
	const mark = status === null ? m.workbook_as_reported() : `[${status}]`;
	if (value !== null) return [value, mark];
	return [status === 'c' || status === 'z' ? MARKS[status] : MARKS.x, mark];
}
