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
		['12,00,000', 1200000],
		['1,20,00,000', 12000000],
		['12 00 000', 1200000],
		['1.500.000', 1500000],
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
		['1.500', 'two ways'],
		['1.50.000', 'not a number'],
		['1,2400', 'not a number'],
		['1,240 000', 'not a number'],
		['12,0,000', 'not a number'],
		['120,00,000', 'not a number'],
		['about 12', 'not a number'],
		['1e3', 'not a number'],
		['9'.repeat(20), 'too large'],
	])('%j people is refused as %s', (text, fault) => expect(readEntry(text, 'people')).toBe(fault));

	test('money keeps its cents and no more', () => {
		expect(readEntry('1,022,781.50', 'usd')).toBe(102278150);
		expect(readEntry('1.022.781,50', 'usd')).toBe(102278150);
		expect(readEntry('22.781,5', 'usd')).toBe(2278150);
		expect(readEntry('٣٧٬٥٤٦٫٥', 'usd')).toBe(3754650);
		expect(readEntry('0.005', 'usd')).toBe('too precise');
	});
});

describe('what reads two ways is a question', () => {
	test.each([
		['12.000', 'people'],
		['1.500', 'usd'],
	] as const)('%j %s', (text, unit) => expect(readEntry(text, unit)).toBe('two ways'));

	test.each([
		['1,500', 'kg'],
		['1,500', 'people'],
		['12.000', 'people'],
	] as const)('%j %s in French', (text, unit) => expect(readEntry(text, unit, true)).toBe('two ways'));

	test('but not where only decimals can be meant', () => {
		expect(readEntry('0.50', 'usd')).toBe(50);
		expect(readEntry('1.500', 'kg')).toBe(1_500);
		expect(readEntry('12.0', 'people')).toBe(12);
		expect(readEntry('1234.000', 'people')).toBe(1234);
	});
});

test.each([
	['12 345,50', 1234550],
	['164862,75', 16486275],
	['12,5', 1250],
	['164\u202f862,5', 16486250],
	['1,234,567.5', 123456750],
	['12.5', 1250],
	['1,5,5', 'not a number'],
])('%j is read as French has it', (text, value) => expect(readEntry(text, 'usd', true)).toBe(value));

test('marks that nobody sees are no part of a figure', () => {
	expect(readEntry('\u200f١٢٣\u200f', 'people')).toBe(123);
	expect(readEntry('1\u00ad234', 'people')).toBe(1234);
});
