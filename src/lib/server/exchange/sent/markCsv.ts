/** A file of a bundle with one more column that says what is wrong in each row, and where. */
import { isUtf8 } from 'node:buffer';
import type { FoundFault } from '#lib/exchange/found.ts';
import { m } from '#lib/paraglide/messages.js';
import { isUtf16 } from '#lib/server/exchange/csv/decode.ts';
import { isOurColumn } from '#lib/server/exchange/csv/ourColumn.ts';
import { csvLine } from '#lib/server/files/csv.ts';
import { writtenLines, type WrittenRow } from './writtenLines.ts';
import { safeCell, sayFault } from './sayFault.ts';

interface MarkedCsv {
	readonly bytes: Buffer;
	/** Those that no row could be marked with. */
	readonly beside: readonly FoundFault[];
}

const isFilled = (cell: string) => cell.trim() !== '';

/** A file that is not UTF-8 keeps its bytes, one a sign: what is wrong with it stays as wrong as it was. */
export function markCsv(bytes: Buffer, faults: readonly FoundFault[]): MarkedCsv {
	if (isUtf16(bytes)) return { bytes, beside: faults };
	const coding = isUtf8(bytes) && !bytes.includes(0) ? 'utf8' : 'latin1';
	const written = (sentence: string) =>
		coding === 'utf8' ? sentence : Buffer.from(sentence).toString('latin1');
	const [start, text] = withoutStart(bytes.toString(coding));
	const { separator, above, rows } = writtenLines(text);
	const head = rows.find(({ cells }) => cells?.some(isFilled));
	const before = (head?.cells ?? []).findIndex((cell) => isOurColumn(Buffer.from(cell, coding).toString()));
	const cellsOf = ({ cells }: WrittenRow) => (before < 0 ? cells : (cells?.toSpliced(before, 1) ?? null));
	const right = head ? (cellsOf(head)?.findLastIndex(isFilled) ?? -1) + 1 : 0;
	const of = Map.groupBy(faults, ({ row }) => row);
	// A shorter row would seem to be whole with one more cell, and nothing stands in a row that cannot be read.
	const marked = new Map(
		rows.flatMap((row) => {
			const cells = row === head ? null : cellsOf(row);
			const own = cells && cells.length >= right && cells.some(isFilled) ? of.get(row.line) : undefined;
			return own ? [[row, [...new Set(own.map(sayFault))].join(' ')] as const] : [];
		}),
	);
	const told = new Set([...marked.keys()].map(({ line }) => line));
	const beside = faults.filter(({ row }) => row === null || !told.has(row));
	if (marked.size === 0 && before < 0) return { bytes, beside };
	const lines = rows.flatMap((row) => {
		const cells = cellsOf(row);
		if (!cells?.some(isFilled)) return row.lines;
		const mark = row === head ? m.importing_marked_heading() : (marked.get(row) ?? '');
		const added = marked.size === 0 || cells.length < right ? [] : [written(mark)];
		const all = [...cells.slice(0, right), ...added, ...cells.slice(right)].map(safeCell);
		return [
			csvLine(all, row.lines[0]?.endsWith('\r') ? '\r' : '', separator),
			...row.lines.slice(row.lines.length - row.blank),
		];
	});
	return { bytes: Buffer.from(start + [...above, ...lines].join('\n'), coding), beside };
}

/** The mark by which programs of spreadsheets know UTF-8, as either coding has it. */
function withoutStart(text: string): readonly [string, string] {
	const start = /^(?:\ufeff|\u00ef\u00bb\u00bf)/.exec(text)?.[0] ?? '';
	return [start, text.slice(start.length)];
}
