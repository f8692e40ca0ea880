import { afterEach, describe, expect, test } from 'vitest';
import { m } from '#lib/paraglide/messages.js';
import { baseLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { isLocked, periodStanding } from '#lib/plan/lock.ts';

const period = { opens: '2024-04-01', due: '2024-04-20', locks: '2024-05-06' };

describe('the lock', () => {
	test('is the last day on which something may change', () => {
		expect(isLocked(period, '2024-05-06')).toBe(false);
		expect(isLocked(period, '2024-05-07')).toBe(true);
		expect(periodStanding(period, '2024-05-06')).toBe('late');
	});

	test('of a reopening too', () => {
		expect(isLocked(period, '2024-06-30', '2024-06-30')).toBe(false);
		expect(isLocked(period, '2024-07-01', '2024-06-30')).toBe(true);
	});

	test('there is none without a day', () => {
		expect(isLocked({ locks: null }, '2099-01-01')).toBe(false);
	});
});

describe('what is said of that day', () => {
	afterEach(() => {
		overwriteGetLocale(() => baseLocale);
	});

	test.each([
		['en' as const, /after 6 May/, /since/],
		['ar' as const, /بعد 6 أيار/, /منذ/],
		['fr' as const, /après le 6 mai/, /depuis/],
	])('never has the quarter locked on it: %s', (locale, after, since) => {
		overwriteGetLocale(() => locale);
		const day = { en: '6 May', ar: '6 أيار', fr: '6 mai' }[locale];
		for (const text of [
			m.report_locked_after({ day }),
			m.report_locked_why({ day }),
			m.review_locked({ day }),
			m.reporting_locked({ day, due: day }),
		]) {
			expect(text).toMatch(after);
			expect(text).not.toMatch(since);
		}
	});
});
