/** A sent table with a last column that says what is wrong in each row, and where. */
import type { Mapping } from '#lib/exchange/mapping.ts';
import type { FoundFault } from '#lib/exchange/found.ts';
import { m } from '#lib/paraglide/messages.js';
import { isOurColumn } from '#lib/server/exchange/csv/ourColumn.ts';
import { sayFault } from './sayFault.ts';
import type { SentRow } from './table.ts';

export interface MarkedTable {
	/** As the file has them, empty ones too; all as long as each other, the last column ours. */
	readonly rows: readonly (readonly string[])[];
	/** Position of the row of headings. */
	readonly headings: number;
	/** Of cells, as `row,column` from 0, how bad it is. */
	readonly marks: ReadonlyMap<string, FoundFault['severity']>;
}

/** @param faults with their rows as the file counts them */
export function markTable(
	sent: readonly SentRow[],
	{ headings }: Mapping,
	faults: readonly FoundFault[],
): MarkedTable {
	const head = sent[headings];
	const before = head?.cells.findIndex(isOurColumn) ?? -1;
	const last = before >= 0 ? before : Math.max(0, ...sent.map(({ cells }) => cells.length));
	const rows = Array.from({ length: sent.at(-1)?.at ?? 0 }, () => Array.from({ length: last + 1 }, () => ''));
	for (const { cells, at } of sent) {
		const row = rows[at - 1] ?? [];
		for (const [i, cell] of cells.entries()) if (i !== before) row[i] = cell;
	}
	const top = (head?.at ?? 1) - 1;
	if (rows[top]) rows[top][last] = m.importing_marked_heading();
	const marks = new Map<string, FoundFault['severity']>();
	for (const fault of faults) {
		const { row, at, severity } = fault;
		const cells = row === null ? undefined : rows[row - 1];
		if (row === null || !cells) continue;
		const sentence = sayFault(fault);
		if (!cells[last]?.includes(sentence)) cells[last] = [cells[last], sentence].filter(Boolean).join(' ');
		for (const one of [at ?? last, last])
			if (marks.get(`${row - 1},${one}`) !== 'error') marks.set(`${row - 1},${one}`, severity);
	}
	return { rows, headings: top, marks };
}
