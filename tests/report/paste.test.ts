import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headingKey, readPaste } from '#lib/report/paste.ts';

const CODES: Record<string, string> = {
	place: 'place',
	المكان: 'place',
	figure: 'total',
	women: 'sex.women',
};
const read = (text: string) => {
	const { lines, ...rest } = readPaste(text, (heading) => CODES[heading]);
	return { ...rest, lines: lines.map(({ number, texts }) => [number, Object.fromEntries(texts)]) };
};

describe('pasted lines', () => {
	test('are a place and a figure, empty lines aside, each with its number', () => {
		expect(read('Halba\t1.5\r\n\n  \t\nTyre\n')).toEqual({
			lines: [
				[1, { place: 'Halba', total: '1.5' }],
				[4, { place: 'Tyre' }],
			],
			unknown: [],
			hasMore: false,
			hasTags: false,
		});
	});

	test('say when there is more than is read', () => {
		expect(read('Halba\t1\tUNHCR')).toMatchObject({ hasMore: true });
		expect(read('Halba\t1\t\t')).toMatchObject({ hasMore: false });
	});

	test('below headings are read by them, in any order and language', () => {
		expect(read(' Women\tالمكان :\tCaza\tFIGURE\n3\tHalba\tAkkar\t5')).toEqual({
			lines: [[2, { 'sex.women': '3', place: 'Halba', total: '5' }]],
			unknown: ['Caza'],
			hasMore: false,
			hasTags: false,
		});
	});

	test('without a column of places have headings only when all are known', () => {
		expect(read('Women\tFigure\n3\t5').lines).toEqual([[2, { 'sex.women': '3', total: '5' }]]);
		// A town may be called so.
		expect(read('Women\t5').lines).toEqual([[1, { place: 'Women', total: '5' }]]);
	});

	test('lose the quotes that a spreadsheet put around them', () => {
		expect(read('"Hay ""B"", Tyre"\t3').lines).toEqual([[1, { place: 'Hay "B", Tyre', total: '3' }]]);
	});

	test('of two columns with one heading the first is read', () => {
		expect(read('Place\tFigure\tFigure\nTyre\t1\t2').lines).toEqual([[2, { place: 'Tyre', total: '1' }]]);
	});

	test('are never more than the text has, whatever it is', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const { lines } = readPaste(text, (heading) => CODES[heading]);
				expect(lines.length).toBeLessThanOrEqual(text.split('\n').length);
			}),
		);
	});
});

test('a heading is compared however it was spaced', () => {
	expect(headingKey('  Total\u00a0 FIGURE:* ')).toBe('total figure');
});
