import { afterEach, describe, expect, test } from 'vitest';
import { readEntry } from '#lib/report/number.ts';
import {
	formatChange,
	formatDifference,
	formatEntry,
	formatFigure,
	formatShare,
	formatShort,
} from '#lib/i18n/number.ts';
import { baseLocale, overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js';

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
			expect(readEntry(formatEntry(amount, 'usd'), 'usd')).toBe(amount);
		}
	});
});

describe('shares and changes', () => {
	test('a share above zero never reads as zero', () => {
		expect(formatShare(0.0001)).toBe('< 0.1%');
		expect(formatShare(0)).toBe('0%');
		expect(formatShare(null)).toBe('–');
	});

	test('are not capped, and may be negative', () => {
		expect(formatShare(40.405)).toBe('4,040.5%');
		expect(formatShare(-0.12)).toBe('−12%');
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
