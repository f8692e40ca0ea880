import { afterEach, expect, test } from 'vitest';
import { unitWords } from '#lib/figures/words/calculation.ts';
import { formatDifference, formatFigure, formatShort } from '#lib/i18n/number.ts';
import { baseLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { levelWords } from '#lib/places/words.ts';

afterEach(() => overwriteGetLocale(() => baseLocale));

test('money is called as the plan’s currency is, in the reader’s language', () => {
	expect(unitWords('money', 'LBP')).toBe('Lebanese Pound');
	expect(unitWords('usd', 'LBP')).toBe('US dollars');
	overwriteGetLocale(() => 'ar');
	expect(unitWords('money', 'LBP')).toBe('جنيه لبناني');
});

test('measures show three decimals, money two', () => {
	expect(formatFigure(1.1275, 'km')).toBe('1.128');
	expect(formatShort(0.005, 'tonnes')).toBe('0.005');
	expect(formatDifference(-0.005, 'tonnes')).toBe('−0.005');
	expect(formatFigure(1.127, 'money')).toBe('1.13');
});

test('a level is called as the plan calls it', () => {
	expect(levelWords(2, { 2: { en: 'Provinces', fr: 'Provinces (fr)' } })).toBe('Provinces');
	expect(levelWords(2, { 1: { en: 'Regions' } })).toBe('Districts');
	overwriteGetLocale(() => 'fr');
	expect(levelWords(2, { 2: { en: 'Provinces', fr: 'Provinces (fr)' } })).toBe('Provinces (fr)');
});
