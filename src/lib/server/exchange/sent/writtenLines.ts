/** A text of CSV, row by row, so that it can be put together again with every line that it has. */
import { CsvParser } from '#lib/server/exchange/csv/parser.ts';

export interface WrittenRow {
	/** Its first line, from 1. */
	readonly line: number;
	/** Null: it cannot be read. */
	readonly cells: readonly string[] | null;
	/** Its lines as they stand, up to the next row. */
	readonly lines: readonly string[];
	/** Empty ones below it. */
	readonly blank: number;
}

/** @returns what sets cells apart, the lines above the first row, and the rows */
export function writtenLines(text: string) {
	const found: { line: number; cells: readonly string[] | null }[] = [];
	const parser = new CsvParser({
		row: (cells, line) => void found.push({ line, cells }),
		fault: (_, line) => void found.push({ line, cells: null }),
	});
	parser.push(text);
	parser.end();
	const all = text.split('\n');
	const rows = found.map((one, i): WrittenRow => {
		const lines = all.slice(one.line - 1, (found[i + 1]?.line ?? all.length + 1) - 1);
		const last = lines.findLastIndex((line) => line.trim() !== '');
		return { ...one, lines, blank: lines.length - 1 - Math.max(last, 0) };
	});
	return { separator: parser.separator, above: all.slice(0, (found[0]?.line ?? 1) - 1), rows };
}
