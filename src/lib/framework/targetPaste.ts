/** A block of cells copied from a spreadsheet, into the grid of targets. */
import { headingKey } from '#lib/report/paste.ts';

export interface PasteInto {
	/** The indicator that a cell names, by code or by name (`headingKey`); undefined: none. */
	readonly indicatorOf: (key: string) => number | undefined;
	/** The column that a heading names; undefined: none. */
	readonly columnOf: (key: string) => string | undefined;
	/** In the order in which lines without headings are read. */
	readonly columns: readonly string[];
}

export type PasteFault = 'unknown indicator' | 'unknown heading' | 'too many cells' | 'twice';

export interface PastedTargets {
	/** What was pasted, by cell: nothing is checked yet. */
	readonly cells: ReadonlyMap<string, string>;
	/** Where something was not read, by its line from 1, and what stood there. */
	readonly faults: readonly { readonly fault: PasteFault; readonly line: number; readonly text: string }[];
}

/** Reads lines of cells set apart by tabs: an indicator first, perhaps with its name, then its targets. */
export function readTargetLines(text: string, into: PasteInto): PastedTargets {
	const lines = text
		.split(/\r?\n/)
		.map((line, i) => ({ line: i + 1, cells: line.split('\t').map((cell) => cell.trim()) }))
		.filter(({ cells }) => cells.some((cell) => cell !== ''));
	const faults: PastedTargets['faults'][number][] = [];
	const cells = new Map<string, string>();
	const [first] = lines;
	const named = first?.cells.map((cell) => into.columnOf(headingKey(cell))) ?? [];
	// Words over columns are headings, known or not: below those of other columns nothing is read by its place.
	const isHeader =
		first?.cells.some((cell, i) => named[i] !== undefined || (i > 0 && /\p{L}/u.test(cell))) === true &&
		into.indicatorOf(headingKey(first.cells[0] ?? '')) === undefined;
	if (isHeader && first) {
		// Left of the first column that is known stand the indicator's code and name.
		const from = Math.max(
			0,
			named.findIndex((one) => one !== undefined),
		);
		for (const [i, cell] of first.cells.entries()) {
			if (i > from && cell !== '' && named[i] === undefined)
				faults.push({ fault: 'unknown heading', line: first.line, text: cell });
		}
	}
	for (const { line, cells: all } of isHeader ? lines.slice(1) : lines) {
		const indicator = into.indicatorOf(headingKey(all[0] ?? ''));
		if (indicator === undefined) {
			faults.push({ fault: 'unknown indicator', line, text: all[0] ?? '' });
			continue;
		}
		const isNamed = into.indicatorOf(headingKey(all[1] ?? '')) === indicator;
		for (const [i, cell] of all.entries()) {
			const column = isHeader ? named[i] : into.columns[i - (isNamed ? 2 : 1)];
			if (i === 0 || (isNamed && i === 1 && !isHeader) || cell === '') continue;
			if (column === undefined) {
				if (!isHeader) faults.push({ fault: 'too many cells', line, text: cell });
				continue;
			}
			const key = `${indicator}.${column}`;
			if (cells.has(key)) faults.push({ fault: 'twice', line, text: cell });
			else cells.set(key, cell);
		}
	}
	return { cells, faults };
}
