/** A total as partners type it. Source: docs/rules.md, Values that are not counts. */
import { describe, expect, test } from 'vitest';
import { readValue as read, valueText } from '#lib/report/value.ts';
import type { Calculation } from '#lib/figures/calculations.ts';
import type { Unit } from '#lib/figures/unit.ts';

const readValue = (text: string, unit: Unit, decimalComma = false, calculation: Calculation = 'sum') =>
	read(text, unit, decimalComma, calculation);
const exactly = (total: number | null) => ({ total, high: null, about: null });

test.each([
	['', exactly(null)],
	['1,240', exactly(1240)],
	['~200', { total: 200, high: null, about: '~' }],
	['≈ 200', { total: 200, high: null, about: '~' }],
	['About 1,200', { total: 1200, high: null, about: '~' }],
	['environ 200', { total: 200, high: null, about: '~' }],
	['نحو ٢٠٠', { total: 200, high: null, about: '~' }],
	['>200', { total: 200, high: null, about: '>' }],
	['plus de 200', { total: 200, high: null, about: '>' }],
	['أكثر من ٢٠٠', { total: 200, high: null, about: '>' }],
	['< 200', { total: 200, high: null, about: '<' }],
	['\u200f<200', { total: 200, high: null, about: '<' }],
	['7,000–8,000', { total: 7000, high: 8000, about: null }],
	['7000 - 8000', { total: 7000, high: 8000, about: null }],
	['7000 to 8000', { total: 7000, high: 8000, about: null }],
	['7000 à 8000', { total: 7000, high: 8000, about: null }],
	['٧٠٠٠ إلى ٨٠٠٠', { total: 7000, high: 8000, about: null }],
	['~7000-8000', { total: 7000, high: 8000, about: '~' }],
	['7000-7000', exactly(7000)],
] as const)('%j people', (text, value) => expect(readValue(text, 'people')).toEqual(value));

test.each([
	['~', 'not a number'],
	['>>200', 'not a number'],
	['overall 200', 'not a number'],
	['5-', 'not a number'],
	['2024-01-05', 'not a number'],
	['-3', 'negative'],
	['~-3', 'negative'],
	['-3-5', 'negative'],
	['8000-7000', 'backwards'],
	['7000-8000.5', 'fraction'],
	['~12.000', 'two ways'],
	['7-12.000', 'two ways'],
	['10-%', 'not a number'],
])('%j people is refused as %s', (text, fault) => expect(readValue(text, 'people')).toBe(fault));

test('a comma is the sign of decimals where it is in the language, on both ends', () => {
	expect(readValue('1,5–2,25', 'kg', true)).toEqual({ total: 1500, high: 2250, about: null });
	expect(readValue('1,500–2', 'kg', true)).toBe('two ways');
});

describe('written', () => {
	test.each([
		[exactly(null), ''],
		[exactly(0), '0'],
		[{ total: 20050, high: null, about: '~' }, '~200.5'],
		[{ total: 700000, high: 800000, about: null }, '7000–8000'],
		[{ total: 100, high: 200, about: '<' }, '<1–2'],
		[{ total: 100, high: 100, about: null }, '1'],
	] as const)('%j reads as %j, and back', (value, text) => {
		expect(valueText(value, 'usd')).toBe(text);
		const { total, about } = value;
		const high = value.high === total ? null : value.high;
		expect(readValue(text, 'usd')).toEqual({ total, high, about });
	});
});

test('what stands until another value comes may have ended, which is 0; nothing else ends', () => {
	for (const word of ['ended', ' Ended ', 'terminé', 'انتهى', '\u200fانتهت']) {
		expect(readValue(word, 'count', false, 'latest')).toEqual(exactly(0));
		for (const calculation of ['sum', 'peak', 'distinct', 'stated'] as const) {
			expect(readValue(word, 'count', false, calculation)).toBe('not a number');
		}
	}
});
