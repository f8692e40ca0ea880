/**
 * RFC 4180, row by row, from chunks of text; a test compares it with csv-parse. After a bad quote it goes on with the next
 * line, so that every fault of a file is told at once.
 */
import { LIMITS } from '#lib/server/exchange/source/limits.ts';

export interface CsvHandler {
	/** @param line the row's first line, counted from 1 */
	row(cells: string[], line: number): void;
	fault(kind: string, line: number, message: string): void;
}

const QUOTE = 34;
/** What sets cells apart: commas, or what spreadsheets write where a comma is the decimal sign. */
const SEPARATORS = [',', ';', '\t'] as const;
type Separator = (typeof SEPARATORS)[number];

export class CsvParser {
	readonly #handler: CsvHandler;
	#rest = '';
	#line = 1;
	#separator: Separator | undefined;
	/** Set when reading on makes no sense: the rest is ignored. */
	stopped = false;

	constructor(handler: CsvHandler) {
		this.#handler = handler;
	}

	/** As the first row has it. */
	get separator(): Separator {
		return this.#separator ?? ',';
	}

	push(text: string): void {
		if (this.stopped) return;
		this.#rest = this.#read(this.#rest === '' ? text : this.#rest + text, false);
		if (this.#rest.length > LIMITS.row) this.#tooLong(this.#rest);
	}

	end(): void {
		if (!this.stopped && this.#rest !== '') this.#rest = this.#read(this.#rest, true);
	}

	/** Hands on the rows of the text; returns what is left of it, the beginning of a row. */
	#read(text: string, isEnd: boolean): string {
		let from = 0;
		while (from < text.length && !this.stopped) {
			const newline = text.indexOf('\n', from);
			if (newline < 0 && !isEnd) break;
			const line = text.slice(from, newline < 0 ? text.length : newline);
			if (this.#separator === undefined && line.trim() !== '') this.#separator = separatorOf(line);
			if (line.includes('"')) {
				const quoted = this.#quotedRow(text, from, isEnd);
				if (!quoted) break;
				from = quoted.next;
				continue;
			}
			const row = line.endsWith('\r') ? line.slice(0, -1) : line;
			// A blank line is no row: editors and people leave them.
			if (row !== '') this.#handler.row(row.split(this.separator), this.#line);
			this.#line++;
			from = newline < 0 ? text.length : newline + 1;
		}
		return this.stopped ? '' : text.slice(from);
	}

	/** A row with quotes in it, which may go over several lines; undefined: its end has not come yet. */
	#quotedRow(text: string, from: number, isEnd: boolean): { next: number } | undefined {
		const cells: string[] = [];
		let at = from;
		for (;;) {
			const cell = text.charCodeAt(at) === QUOTE ? quotedCell(text, at) : plainCell(text, at, this.separator);
			if (cell.end < 0) {
				if (!isEnd) return undefined;
				this.#handler.fault(
					'bad quote',
					this.#line,
					'A quote that is opened in this row is never closed: everything after it was not read. Close it, or double a quote that is meant as a sign.',
				);
				this.stopped = true;
				return { next: text.length };
			}
			cells.push(cell.value);
			const next = text[cell.end];
			if (next === this.separator) {
				at = cell.end + 1;
				continue;
			}
			const isLast = next === undefined || (next === '\r' && cell.end + 1 === text.length);
			if (isLast && !isEnd) return undefined;
			const breakLength = next === '\n' ? 1 : next === '\r' && text[cell.end + 1] === '\n' ? 2 : 0;
			if (isLast || breakLength > 0) {
				this.#handler.row(cells, this.#line);
				this.#line += 1 + newlines(text, from, cell.end);
				return { next: isLast ? text.length : cell.end + breakLength };
			}
			return this.#badQuote(text, from, cell.end, isEnd);
		}
	}

	/** Says so and goes on with the next line. */
	#badQuote(text: string, from: number, at: number, isEnd: boolean): { next: number } | undefined {
		const newline = text.indexOf('\n', at);
		if (newline < 0 && !isEnd) return undefined;
		const end = newline < 0 ? text.length : newline + 1;
		this.#handler.fault(
			'bad quote',
			this.#line,
			'A quote stands inside a cell: put the whole cell in quotes and double the quotes within.',
		);
		this.#line += newlines(text, from, end);
		return { next: end };
	}

	#tooLong(row: string): void {
		this.stopped = true;
		const why = row.includes('"')
			? 'perhaps a quote was opened and never closed'
			: 'perhaps its lines do not end as they should';
		this.#handler.fault(
			'too long',
			this.#line,
			`This row is longer than ${LIMITS.row} characters: ${why}. Everything after it was not read.`,
		);
	}
}

/** The one that a row of headings has most of. */
function separatorOf(line: string): Separator {
	const counts = SEPARATORS.map((sign) => line.split(sign).length);
	return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

interface Cell {
	readonly value: string;
	/** Position after the cell; -1: its end has not come. */
	readonly end: number;
}

function plainCell(text: string, from: number, separator: Separator): Cell {
	let at = from;
	for (; at < text.length; at++) {
		const sign = text[at];
		if (sign === separator || sign === '\n' || sign === '"') break;
	}
	const end = text[at] === '\n' && text[at - 1] === '\r' ? at - 1 : at;
	return { value: text.slice(from, end), end };
}

function quotedCell(text: string, from: number): Cell {
	let at = from + 1;
	for (;;) {
		const quote = text.indexOf('"', at);
		if (quote < 0) return { value: '', end: -1 };
		if (text.charCodeAt(quote + 1) !== QUOTE) {
			return { value: text.slice(from + 1, quote).replaceAll('""', '"'), end: quote + 1 };
		}
		at = quote + 2;
	}
}

function newlines(text: string, from: number, to: number): number {
	let count = 0;
	for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
	return count;
}
