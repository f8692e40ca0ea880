import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { Decoder } from '#lib/server/exchange/csv/decode.ts';
import { CsvParser } from '#lib/server/exchange/csv/parser.ts';
import { csvCell } from '#lib/server/files/csv.ts';

interface Read {
	rows: string[][];
	lines: number[];
	faults: [kind: string, line: number][];
}

function read(chunks: readonly string[]): Read {
	const result: Read = { rows: [], lines: [], faults: [] };
	const parser = new CsvParser({
		row(cells, line) {
			result.rows.push(cells);
			result.lines.push(line);
		},
		fault: (kind, line) => result.faults.push([kind, line]),
	});
	for (const chunk of chunks) parser.push(chunk);
	parser.end();
	return result;
}

/** The text cut at arbitrary places, as a stream may cut it. */
function cut<T extends string | Buffer>(text: T, places: readonly number[]): T[] {
	const at = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
	return at.slice(1).map((to, i) => (text as Buffer).subarray?.(at[i], to) ?? text.slice(at[i], to)) as T[];
}

const cell = fc.string({
	unit: fc.constantFrom('a', 'ب', '😀', ',', '"', '\n', '\r\n', ' ', '1'),
	maxLength: 6,
});
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
const cuts = fc.array(fc.nat(), { maxLength: 5 });

describe('a table', () => {
	test('comes back as it was written, wherever the stream is cut', () => {
		fc.assert(
			fc.property(table, cuts, fc.constantFrom('\n', '\r\n'), (rows, places, end) => {
				const text = rows.map((row) => row.map(csvCell).join(',')).join(end);
				const found = read(cut(text, places));
				expect(found).toMatchObject({ rows, faults: [] });
			}),
		);
	});

	test('is read as csv-parse reads it', () => {
		fc.assert(
			fc.property(table, (rows) => {
				const text = rows.map((row) => row.map(csvCell).join(',')).join('\n');
				expect(read([text]).rows).toEqual(parse(text, { relax_column_count: true, skip_empty_lines: true }));
			}),
		);
	});

	test('or any text at all is read to its end, with a line for every row and fault', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r') }), cuts, (text, places) => {
				const whole = read([text]);
				expect(read(cut(text, places))).toEqual(whole);
				const last = text.split('\n').length;
				for (const line of [...whole.lines, ...whole.faults.map(([, line]) => line)]) {
					expect(line).toBeLessThanOrEqual(last);
				}
			}),
		);
	});
});

test('rows know the line that they begin in', () => {
	expect(read(['a,b\n\n"c\nc",d\ne,f'])).toMatchObject({
		rows: [
			['a', 'b'],
			['c\nc', 'd'],
			['e', 'f'],
		],
		lines: [1, 3, 5],
	});
});

test('a quote in the wrong place costs its row alone', () => {
	expect(read(['a"b,c\nd,"e"f\ng,h\n'])).toEqual({
		rows: [['g', 'h']],
		lines: [3],
		faults: [
			['bad quote', 1],
			['bad quote', 2],
		],
	});
});

describe('bytes', () => {
	test('become the text that they are, wherever the stream is cut', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), cuts, (text, places) => {
				const decoder = new Decoder();
				const parts = cut(Buffer.from(text), places).map((chunk) => decoder.push(chunk));
				const last = decoder.end();
				expect([...parts, last].map((part) => part.text).join('')).toBe(text.replace(/^\uFEFF/, ''));
				expect(last.suspicious).toBe(text.includes('\0'));
			}),
		);
	});

	test.each([
		['a byte of another encoding', [0x61, 0xe9, 0x62]],
		['a character cut off at the end', [0x61, 0xd8]],
		['half a surrogate', [0xed, 0xa0, 0x80]],
		['a NUL', [0x61, 0x00]],
	])('with %s are suspicious', (_, bytes) => {
		const decoder = new Decoder();
		decoder.push(Buffer.from(bytes));
		expect(decoder.end().suspicious).toBe(true);
	});
});
