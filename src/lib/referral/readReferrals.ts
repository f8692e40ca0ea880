/** A file of referrals, read to its end: every line that can be stored, and everything that is wrong. */
import { TableFaults } from '#lib/exchange/table/cellFault.ts';
import { headedColumns } from '#lib/exchange/table/headedColumns.ts';
import { ReadRow } from '#lib/exchange/table/readRow.ts';
import { isTagRow } from '#lib/report/texts.ts';
import { REFERRAL_COLUMNS, type ReferralColumn } from './columns.ts';
import { readLine, type KnownReferralCodes } from './readLine.ts';
import { referralKey, type ReferralCount } from './referral.ts';

interface SentTable {
	readonly rows: readonly { readonly cells: readonly string[]; readonly at: number }[];
	/** Lines that are none. */
	readonly bad: readonly number[];
}

/** Not a title above: the file that the page gives has one. */
function isTable({ cells }: { readonly cells: readonly string[] }): boolean {
	return cells.filter((cell) => cell.trim() !== '').length > 1;
}

/** A line that stands twice counts once; two that differ in how many alone are told. */
export function readReferrals(
	{ rows, bad }: SentTable,
	known: KnownReferralCodes,
	file: string,
): { readonly lines: ReferralCount[]; readonly faults: TableFaults } {
	const faults = new TableFaults(file);
	const [head, ...body] = rows.slice(Math.max(0, rows.findIndex(isTable)));
	for (const line of bad) faults.add('bad quote', line);
	const columns = headedColumns<ReferralColumn>(head?.cells ?? [], REFERRAL_COLUMNS, faults);
	const lines = new Map<string, ReferralCount>();
	if (faults.count > 0) return { lines: [], faults };
	for (const [i, cells] of body.entries()) {
		if (i === 0 && isTagRow(cells.cells)) continue;
		const row = new ReadRow(cells, columns, faults);
		const line = readLine(row, known);
		if (line === null) continue;
		const key = referralKey(line);
		if (lines.has(key) && lines.get(key)?.count !== line.count) row.fault('duplicate key', 'count');
		else lines.set(key, line);
	}
	if (lines.size === 0 && faults.count === 0) faults.add('no report', null);
	return { lines: [...lines.values()], faults };
}
