/** Digits as India sets them apart. Source: docs/rules.md, Digits. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { readEntry } from '#lib/report/number.ts';
import { USUAL_WRITING, writeAs } from '#lib/i18n/writing.ts';
import {
	formatCount,
	formatDifference,
	formatEntry,
	formatFigure,
	formatShort,
	hasDecimalComma,
} from '#lib/i18n/number.ts';
import { baseLocale, locales, overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js';
import type { Grouping } from '#lib/plan/settings.ts';
import { inItsWriting } from '#lib/server/plan/writing.ts';

/** In a language, as a plan of that grouping writes. */
function reading(locale: Locale, grouping: Grouping, check: () => void): void {
	overwriteGetLocale(() => locale);
	inItsWriting(() => {
		writeAs({ ...USUAL_WRITING, grouping });
		check();
	});
}
afterEach(() => overwriteGetLocale(() => baseLocale));

test('the last three stand together, then two and two', () => {
	reading('en', 'indian', () => {
		expect([0, 999, 1000, 99_999, 100_000, 1_234_567, 120_000_000].map(formatCount)).toEqual([
			...['0', '999', '1,000', '99,999'],
			...['1,00,000', '12,34,567', '12,00,00,000'],
		]);
		expect(formatFigure(177_218_890.5, 'money')).toBe('17,72,18,890.5');
		expect(formatDifference(-1_500_000, 'people')).toBe('−15,00,000');
	});
});

test('each language keeps its own signs', () => {
	reading('fr', 'indian', () => expect(formatFigure(1_234_567.5, 'money')).toBe('12\u202f34\u202f567,5'));
	reading('ar', 'indian', () => expect(formatFigure(1_234_567.5, 'money')).toBe('12,34,567.5'));
});

test('large numbers are lakhs and crores, where others have millions', () => {
	const short = (value: number) => formatShort(value, 'money');
	reading('en', 'indian', () =>
		expect([99_999, 150_000, 1_500_000, 177_218_890].map(short)).toEqual([
			...['99,999', '1.5 lakh', '15 lakh', '17.7 crore'],
		]),
	);
	reading('en', 'thousands', () => expect(short(1_500_000)).toBe('1.5M'));
});

test('what a field shows is read as the same amount', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 1e12 }),
			fc.constantFrom(...locales),
			fc.constantFrom('thousands', 'indian'),
			fc.constantFrom('people', 'money', 'tonnes'),
			(amount, locale, grouping, unit) =>
				reading(locale, grouping, () =>
					expect(readEntry(formatEntry(amount, unit), unit, hasDecimalComma())).toBe(amount),
				),
		),
		{ numRuns: 2000 },
	);
});
