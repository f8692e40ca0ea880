import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { readEntry } from '#lib/report/number.ts';
import {
	formatChange,
	formatCount,
	formatDifference,
	formatEntry,
	hasDecimalComma,
	formatExpected,
	formatFigure,
	formatMoney,
	formatRate,
	formatShare,
	formatShort,
} from '#lib/i18n/number.ts';
import { baseLocale, locales, overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js';

const read = (locale: Locale) => overwriteGetLocale(() => locale);
afterEach(() => read(baseLocale));

describe('figures', () => {
	test('an unknown one is a dash, a zero is a zero', () => {
		expect(formatFigure(null, 'count')).toBe('–');
		expect(formatFigure(0, 'count')).toBe('0');
	});

	test('keep every digit', () => {
		expect(formatFigure(1_060_327.55, 'usd')).toBe('1,060,327.55');
		expect(formatFigure(0.6569, 'percent')).toBe('65.7%');
	});

	test('have Latin digits and English groups in Arabic, where ar-LB would misread', () => {
		read('ar');
		expect(formatFigure(31_736.5, 'kg')).toBe('31,736.5');
	});

	test('have French groups in French', () => {
		read('fr');
		expect(formatFigure(31_736.5, 'kg')).toBe('31\u202f736,5');
	});

	test('are short only where they are long', () => {
		expect(formatShort(10_808, 'people')).toBe('10,808');
		expect(formatShort(53_600_000, 'usd')).toBe('53.6M');
	});
});

describe('amounts in a field', () => {
	test('have their thousands set apart, and decimals behind a point in every language', () => {
		expect(formatEntry(16_416_050, 'usd')).toBe('164,160.5');
		expect(formatEntry(999, 'count')).toBe('999');
		read('fr');
		expect(formatEntry(123_456_700, 'usd')).toBe('1\u202f234\u202f567');
	});

	test.each(['en', 'ar', 'fr'] as const)('are read back to the same amount in %s', (locale) => {
		read(locale);
		for (const amount of [0, 5, 100, 99_999, 100_000, 123_456_789, 98_765_432_100]) {
			expect(readEntry(formatEntry(amount, 'usd'), 'usd', hasDecimalComma())).toBe(amount);
		}
	});
});

describe('shares and changes', () => {
	test('are not capped, and may be negative', () => {
		expect(formatShare(40.405)).toBe('4,040.5%');
		expect(formatShare(-0.12)).toBe('−12%');
		expect(formatShare(null)).toBe('–');
	});

	test('carry a sign that is as wide as a digit', () => {
		expect(formatChange(-0.8548)).toBe('−85%');
		expect(formatChange(0.3)).toBe('+30%');
		expect(formatDifference(-12, 'count')).toBe('−12');
	});

	test('the sign stays at its number in Arabic', () => {
		read('ar');
		expect(formatChange(-0.85)).toBe('\u200e−85\u200e%\u200e');
	});
});

/** 9,996 of 10,000 is not all of it, 4 of 10,000 not nothing. */
describe('a part never reads as nothing or as all', () => {
	test.each([
		['share', formatShare(0.0001), '<\u00a00.1%'],
		['share', formatShare(0.9996), '>\u00a099.9%'],
		['share', formatShare(0.99949), '99.9%'],
		['share', formatShare(-0.0002), '>\u00a0−0.1%'],
		['share', formatShare(-0.9998), '<\u00a0−99.9%'],
		['share', formatShare(0), '0%'],
		['share', formatShare(1), '100%'],
		['ratio', formatFigure(0.0004, 'percent'), '<\u00a00.1%'],
		['ratio', formatFigure(0.9996, 'percent'), '>\u00a099.9%'],
		['ratio on an axis', formatShort(0.0004, 'percent'), '<\u00a00.1%'],
		['change', formatChange((40 - 10_000) / 10_000), '−99.6%'],
		['change', formatChange((10_040 - 10_000) / 10_000), '+0.4%'],
		['change', formatChange(-0.9997), '<\u00a0−99.9%'],
		['change', formatChange(0.0002), '<\u00a0+0.1%'],
		['change', formatChange(-0.0002), '>\u00a0−0.1%'],
		['change', formatChange(-1), '−100%'],
		['points', formatDifference(0.004, 'percent'), '+0.4%'],
		['expected', formatExpected(0.25, 'people'), '0.25'],
	])('%s %s', (_kind, shown, wanted) => {
		expect(shown).toBe(wanted);
	});

	test.each([
		['fr' as const, '<\u00a00,1\u00a0%', '<\u00a0−99,9\u00a0%'],
		['ar' as const, '<\u00a00.1\u200e%\u200e', '<\u00a0\u200e−99.9\u200e%\u200e'],
	])('in %s', (locale, little, nearlyAll) => {
		read(locale);
		expect(formatShare(0.0001)).toBe(little);
		expect(formatChange(-0.9997)).toBe(nearlyAll);
	});

	const digits = (text: string) => text.replaceAll(/[^\d.,<>−]/g, '').replace(',', '.');
	const parts = fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true });
	const ways: [string, (value: number) => string][] = [
		['a share', formatShare],
		['a ratio', (value) => formatFigure(value, 'percent')],
		['a ratio on an axis', (value) => formatShort(value, 'percent')],
		['a change', formatChange],
		['a difference of ratios', (value) => formatDifference(value, 'percent')],
	];

	test.each(ways)('whatever the value: %s', (_name, format) => {
		fc.assert(
			fc.property(parts, fc.constantFrom(...locales), (part, locale) => {
				read(locale);
				for (const value of [part, -part, 1 - part].filter((one) => Math.abs(one) < 1)) {
					const text = digits(format(value));
					expect(['0', '100', '−0', '−100', '0.0', '100.0']).not.toContain(text);
					const number = Number(text.replace(/[<>]/, '').replace('−', '-')) / 100;
					// A bound is told truly, and a rounded number lies within half of its last digit.
					if (text.startsWith('<')) expect(value).toBeLessThan(number);
					else if (text.startsWith('>')) expect(value).toBeGreaterThan(number);
					else expect(Math.abs(value - number)).toBeLessThanOrEqual(0.005 + 1e-12);
				}
			}),
			{
				numRuns: 300,
				examples: [
					[Number.MIN_VALUE, 'en'],
					[1 - Number.EPSILON / 2, 'ar'],
					[0.0005, 'fr'],
				],
			},
		);
	});
});

describe('nothing has no sign', () => {
	test.each(locales)('in %s', (locale) => {
		read(locale);
		const shown = [
			formatShare(-0),
			formatChange(-0),
			formatFigure(-0, 'usd'),
			formatFigure(-0.001, 'usd'),
			formatCount(-0.2),
			formatShort(-0, 'count'),
			formatDifference(-0.001, 'usd'),
		];
		for (const text of shown) expect(text).not.toMatch(/[-−+]/);
	});
});

describe('money as it was given', () => {
	test('is named by its code', () => {
		expect(formatMoney(89_500_000, 'LBP')).toBe('89,500,000 LBP');
	});

	test('has a rate with every digit, fifteen of them', () => {
		expect(formatRate(0.00001117318)).toBe('0.00001117318');
		expect(formatRate(1.08123456789012)).toBe('1.08123456789012');
		expect(formatRate(1)).toBe('1');
		read('fr');
		expect(formatRate(0.00001117318)).toBe('0,00001117318');
	});
});
