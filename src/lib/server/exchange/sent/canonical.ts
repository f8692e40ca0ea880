/** A sent table under our own headings, with the way back from each line to the sender's row. */
import type { Mapping } from '#lib/exchange/mapping.ts';
import { TABLES } from '#lib/server/exchange/csv/columns.ts';
import type { SentRow } from './table.ts';

/** The cell of one column of one row by its codes; what cannot be told is told as a fault of the line. */
export type CellNamer = (column: string, cell: string, row: NamedRow) => string;

/** Its line in the text that is made, and its cells by our names. */
export interface NamedRow {
	readonly line: number;
	readonly cell: (column: string) => string;
}

export interface Canonical {
	readonly text: string;
	/** By line of the text, the position of the sender's row. */
	readonly positions: ReadonlyMap<number, number>;
}

/**
 * Columns that neither the table nor the sender has are there and empty, so that no row is refused for want of one.
 * @param name what a cell names, by its code
 */
export function canonicalOf(
	rows: readonly SentRow[],
	{ file, first, columns, fixed }: Mapping,
	name: CellNamer = (_, cell) => cell,
): Canonical {
	const names = columns.flatMap((name, at) => (name === null ? [] : [{ name, at }]));
	const has = new Set(names.map(({ name }) => name));
	const added = TABLES[file].flatMap(({ name, optional }) =>
		!has.has(name) && (!optional || Object.hasOwn(fixed, name)) ? [name] : [],
	);
	const positions = new Map<number, number>();
	const lines = [lineOf([...names.map(({ name }) => name), ...added])];
	let line = 2;
	for (const [i, { cells }] of rows.entries()) {
		if (i < first) continue;
		const texts = new Map([
			...names.map(({ name, at }) => [name, cells[at]?.trim() ?? ''] as const),
			...added.map((name) => [name, fixed[name] ?? ''] as const),
		]);
		const row = { line, cell: (column: string) => texts.get(column) ?? '' };
		const one = lineOf([...texts].map(([column, cell]) => name(column, cell, row)));
		positions.set(line, i);
		lines.push(one);
		line += one.split('\n').length - 1;
	}
	return { text: lines.join(''), positions };
}

function lineOf(cells: readonly string[]): string {
	return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}
