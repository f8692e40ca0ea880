/** Lines as they are copied from a spreadsheet: cells set apart by tabs, perhaps below a line of headings. */

import { isTagRow } from './texts.ts';

export interface PastedLine {
	/** In the text, from 1. */
	readonly number: number;
	/** Text by the code of its column; only what the line has. */
	readonly texts: ReadonlyMap<string, string>;
}

export interface Paste {
	readonly lines: readonly PastedLine[];
	/** Headings that name no column, so that what stands below them is not read. */
	readonly unknown: readonly string[];
	/** Without headings, some line has more than a place and a figure: the rest is not read. */
	readonly hasMore: boolean;
	/** A line of HXL tags was left out. */
	readonly hasTags: boolean;
}

/** Without headings. */
const COLUMNS: readonly string[] = ['place', 'total'];

/**
 * Takes pasted text apart. The first line is one of headings when it names the column of places, or when all that it
 * says names columns, at least two.
 * @param codeOf the code of the column that a heading (`headingKey`) names; undefined: none
 */
export function readPaste(text: string, codeOf: (heading: string) => string | undefined): Paste {
	const lines = text
		.split(/\r?\n/)
		.map((line, i) => ({ number: i + 1, cells: cellsOf(line) }))
		.filter(({ cells }) => cells.some((cell) => cell !== ''));
	const headings = lines[0]?.cells ?? [];
	const codes = headings.map((heading) => codeOf(headingKey(heading)));
	const said = codes.filter((_, i) => headings[i] !== '');
	const isHeader =
		codes.some((code) => code === 'place' || isArea(code)) ||
		(said.length > 1 && said.every((code) => code !== undefined));
	const columns = isHeader ? codes : COLUMNS;
	const rest = isHeader ? lines.slice(1) : lines;
	// Tags stand below the headings, or on top where there are none.
	const hasTags = isTagRow(rest[0]?.cells ?? []);
	const below = hasTags ? rest.slice(1) : rest;
	return {
		lines: below.map(({ number, cells }) => ({ number, texts: textsOf(cells, columns) })),
		unknown: isHeader ? headings.filter((heading, i) => heading !== '' && codes[i] === undefined) : [],
		hasTags,
		hasMore: !isHeader && below.some(({ cells }) => cells.slice(COLUMNS.length).some((cell) => cell !== '')),
	};
}

/** The code of a column that says in what of a level the places beside it lie. */
export function areaCode(level: 1 | 2): string {
	return `area.${level}`;
}

function isArea(code: string | undefined): boolean {
	return code === areaCode(1) || code === areaCode(2);
}

/** A figure behind a comma or a semicolon is a cell of its own in a line without tabs: `Hill,10`. */
const FIGURE_BEHIND = /^(.*\p{L}.*?)\s*[,;،]\s*([-~≈<>]?[\p{Nd}][\p{Nd}\s.,٬٫'’]*)$/u;

function cellsOf(line: string): string[] {
	const cells = line.split('\t').map(unquoted);
	const [, place, figure] = (cells.length === 1 ? FIGURE_BEHIND.exec(cells[0] ?? '') : null) ?? [];
	return place !== undefined && figure !== undefined ? [place, figure] : cells;
}

/** A heading as it is compared: however it was spaced and set apart, in capitals or not, with or without marks. */
export function headingKey(heading: string): string {
	return heading
		.normalize('NFKD')
		.toLowerCase()
		.replaceAll(/[\p{M}\u0640]/gu, '')
		.replaceAll(/[\s:*·,،_/|()–—-]+/g, ' ')
		.trim();
}

/** Of two columns with one code the first is read. */
function textsOf(
	cells: readonly string[],
	columns: readonly (string | undefined)[],
): ReadonlyMap<string, string> {
	const texts = new Map<string, string>();
	for (const [i, cell] of cells.entries()) {
		const code = columns[i];
		if (code !== undefined && !texts.has(code)) texts.set(code, cell);
	}
	return texts;
}

/** Spreadsheets put quotes around a cell that has some. */
function unquoted(cell: string): string {
	const text = cell.trim();
	return /^"(?:[^"]|"")*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"').trim() : text;
}
