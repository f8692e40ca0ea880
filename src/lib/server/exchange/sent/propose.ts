/**
 * Finds out which table was sent and which of its columns is which: by tags of HXL, by what its sender said of such
 * headings before, else by names.
 */
import { lackingOf, type Mapping, type RememberedColumns } from '#lib/exchange/mapping.ts';
import { MOST, SINGLE_FILES, type SingleFile } from '#lib/exchange/sent.ts';
import { isTagRow } from '#lib/report/texts.ts';
import { meaningOf } from './known.ts';
import type { SentRow } from './table.ts';

/** Rows of titles may stand above the headings. */
const LOOKED_AT = 25;

export interface ProposedMapping extends Mapping {
	/** Headings of which nobody knows what they mean, or that mean what another one does. */
	readonly unknown: number;
}

/**
 * @param asked the table that the sender says it is; null: whichever fits best
 * @param row position of the row of headings, where that was said
 */
export function proposeMapping(
	rows: readonly SentRow[],
	asked: SingleFile | null,
	remembered: RememberedColumns = new Map(),
	row?: number,
): ProposedMapping {
	const files = asked ? [asked] : SINGLE_FILES;
	const top = rows.slice(0, LOOKED_AT);
	const tags = top.findIndex(({ cells }) => isTagRow(cells));
	const propose = (file: SingleFile, at: number) => {
		const first = isTagRow(rows[at + 1]?.cells ?? []) ? at + 2 : at + 1;
		return {
			file,
			headings: at,
			first,
			fixed: {},
			...columnsOf(file, rows[at], rows[first - 1], remembered),
		};
	};
	const looked = row === undefined ? (tags >= 0 ? [Math.max(0, tags - 1)] : top.map((_, i) => i)) : [row];
	const proposals = files.flatMap((file) => looked.map((at) => propose(file, at)));
	const best = proposals.reduce((one, other) => (fit(other) > fit(one) ? other : one));
	if (best.columns.some((name) => name !== null)) return best;
	// Nothing is known: most send reports, under the row that says most.
	const filled = looked.map((at) => rows[at]?.cells.filter((cell) => cell.trim() !== '').length ?? 0);
	return propose(asked ?? 'reports.csv', looked[filled.indexOf(Math.max(...filled))] ?? 0);
}

function columnsOf(
	file: SingleFile,
	headings: SentRow | undefined,
	tags: SentRow | undefined,
	remembered: RememberedColumns,
) {
	const taken = new Set<string>();
	let unknown = 0;
	const columns = (headings?.cells ?? []).slice(0, MOST.columns).map((heading, i) => {
		const tag = tags?.cells[i]?.trim() ?? '';
		const found = meaningOf(file, heading, tag, remembered);
		if (found && !taken.has(found)) {
			taken.add(found);
			return found;
		}
		if (found !== null && `${heading}${tag}`.trim() !== '') unknown++;
		return null;
	});
	return { columns, unknown };
}

/**
 * Columns that are found, less those that nobody knows and half of those without which its rows would say nothing. Others
 * that a table may have count nothing where they lack: a table of many columns would lose against one of few.
 */
function fit(proposed: ProposedMapping): number {
	const found = proposed.columns.filter((name) => name !== null).length;
	return found - proposed.unknown - lackingOf(proposed).length / 2;
}
