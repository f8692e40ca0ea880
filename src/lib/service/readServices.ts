/** A file of services, read to its end: every line that can be stored, and everything that is wrong. */
import { TableFaults } from '#lib/exchange/table/cellFault.ts';
import { headedColumns } from '#lib/exchange/table/headedColumns.ts';
import { ReadRow } from '#lib/exchange/table/readRow.ts';
import { isTagRow } from '#lib/report/texts.ts';
import type { KnownServiceCodes } from './codes.ts';
import { SERVICE_COLUMNS, type ServiceColumn } from './columns.ts';
import { readServiceLine } from './readServiceLine.ts';
import { MOST_SERVICES, type Service } from './service.ts';

interface SentTable {
	readonly rows: readonly { readonly cells: readonly string[]; readonly at: number }[];
	/** Lines that are none. */
	readonly bad?: readonly number[];
}

/** A code that stands twice is told: nobody knows which of the two is meant. */
export function readServices(
	{ rows: [head, ...body], bad = [] }: SentTable,
	known: KnownServiceCodes,
	file: string,
): { readonly lines: Service[]; readonly faults: TableFaults } {
	const faults = new TableFaults(file);
	for (const line of bad) faults.add('bad quote', line);
	const columns = headedColumns<ServiceColumn>(head?.cells ?? [], SERVICE_COLUMNS, faults);
	if (body.length > MOST_SERVICES) faults.add('too large', null);
	if (faults.count > 0) return { lines: [], faults };
	const lines = new Map<string, Service>();
	for (const [i, cells] of body.entries()) {
		if (i === 0 && isTagRow(cells.cells)) continue;
		const row = new ReadRow(cells, columns, faults);
		const line = readServiceLine(row, known);
		if (line && lines.has(line.code)) row.fault('duplicate code', 'code');
		else if (line) lines.set(line.code, line);
	}
	if (lines.size === 0 && faults.count === 0) faults.add('no report', null);
	return { lines: [...lines.values()], faults };
}
