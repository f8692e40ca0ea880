import { describe, expect, test } from 'vitest';
import { readEntry } from '#lib/report/number.ts';

describe('a figure as it is typed', () => {
	test.each([
		['', null],
		['   ', null],
		['0', 0],
		['1240', 1240],
		['1,240', 1240],
		['1 240', 1240],
		['1\u202f240\u202f000', 1240000],
		['١٢٤٠', 1240],
		['١٬٢٤٠', 1240],
		['۱۲۴۰', 1240],
		[' 12 ', 12],
	])('%j people', (text, value) => expect(readEntry(text, 'people')).toBe(value));

	test.each([
		['1.5', 'fraction'],
		['-3', 'negative'],
		['−3', 'negative'],
		['1,5', 'not a number'],
		['1,24', 'not a number'],
		['1,2400', 'not a number'],
		['1,240 000', 'not a number'],
		['about 12', 'not a number'],
		['1e3', 'not a number'],
		['9'.repeat(20), 'too large'],
	])('%j people is refused as %s', (text, fault) => expect(readEntry(text, 'people')).toBe(fault));

	test('money keeps its cents and no more', () => {
		expect(readEntry('1,022,781.50', 'usd')).toBe(102278150);
		expect(readEntry('٣٧٬٥٤٦٫٥', 'usd')).toBe(3754650);
		expect(readEntry('0.005', 'usd')).toBe('too precise');
	});
});
