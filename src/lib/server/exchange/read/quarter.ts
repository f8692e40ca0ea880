import { parseQuarter, quarterIndex } from '#lib/plan/quarter.ts';
import type { Fields } from '#lib/server/exchange/csv/fields.ts';
import { shown } from '#lib/server/exchange/issue.ts';

type File = 'participation.csv' | 'framework.csv';

/** First and last quarter of a row, as indexes of cells as `2024-Q1`; null when empty. Which end before they begin are told. */
export function readFromTo<Name extends File>(fields: Fields<Name>) {
	const cells = fields as unknown as Pick<Fields<File>, 'raw' | 'fault'>;
	const [from, to] = [readQuarter(cells, 'from'), readQuarter(cells, 'to')];
	if (from !== null && to !== null && to < from)
		cells.fault('bad date', 'to', 'It ends before it begins: correct the quarters.');
	return { from, to };
}

function readQuarter(fields: Pick<Fields<File>, 'raw' | 'fault'>, column: 'from' | 'to'): number | null {
	const cell = fields.raw(column);
	if (cell === '') return null;
	const quarter = parseQuarter(cell);
	if (quarter) return quarterIndex(quarter);
	fields.fault('bad date', column, `${shown(cell)} is no quarter: write it as 2024-Q1.`);
	return null;
}
