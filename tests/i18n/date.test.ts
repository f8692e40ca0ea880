import { afterEach, expect, test } from 'vitest';
import {
	formatDay,
	formatMoment,
	partOfWindowWords,
	partOfYearWords,
	quarterLong,
	quarterOnly,
	quarterShort,
} from '#lib/i18n/date.ts';
import { codeList, textOf } from '#lib/i18n/locale.ts';
import { baseLocale, overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js';

const read = (locale: Locale) => overwriteGetLocale(() => locale);
afterEach(() => read(baseLocale));

test('days have the months that are read in Lebanon, with Latin digits', () => {
	expect(formatDay('2024-05-03')).toBe('3 May 2024');
	read('ar');
	expect(formatDay('2024-05-03')).toBe('3 أيار 2024');
	read('fr');
	expect(formatDay('2024-05-03')).toBe('3 mai 2024');
});

test("a moment falls on the day of the plan's own time zone", () => {
	expect(formatMoment('2024-05-03T22:30:00Z', 'Asia/Beirut')).toBe('4 May 2024');
	expect(formatMoment('2024-05-03T22:30:00Z', 'UTC')).toBe('3 May 2024');
});

const JANUARY = { yearStarts: 1 };

test('quarters by their names', () => {
	const quarter = { year: 2024, quarter: 2 } as const;
	expect([quarterLong(quarter, JANUARY), quarterShort(quarter, JANUARY), quarterOnly(2)]).toEqual([
		'second quarter of 2024',
		'Q2 2024',
		'Q2',
	]);
	read('ar');
	expect([quarterLong(quarter, JANUARY), quarterShort(quarter, JANUARY), quarterOnly(2)]).toEqual([
		'الربع الثاني من عام 2024',
		'الربع الثاني 2024',
		'الربع 2',
	]);
	read('fr');
	expect(quarterShort(quarter, JANUARY)).toBe('T2 2024');
});

test('a text that was not translated is English and says so', () => {
	const text = { en: 'Beirut', ar: 'بيروت' };
	expect(textOf(text, 'ar')).toEqual({ text: 'بيروت', language: 'ar' });
	expect(textOf(text, 'fr')).toEqual({ text: 'Beirut', language: 'en' });
});

test('codes in a sentence are isolated from the letters around them', () => {
	read('ar');
	expect(codeList(['1.2.c', '1.1.a'])).toBe('\u20681.2.c\u2069، \u20681.1.a\u2069');
});

test('of a quarter that has not begun nothing has passed', () => {
	expect(partOfYearWords(1)).toBe('a quarter of the year has passed');
	expect(partOfYearWords(3, true)).toBe('at its end three quarters of the year will have passed');
	expect(partOfWindowWords('year-to-date', 4, true)).not.toContain('has passed');
});
