import { afterEach, describe, expect, test } from 'vitest';
import { baseLocale, overwriteGetLocale, type Locale } from '#lib/paraglide/runtime.js';
import { spokenFaultWords, spokenWords } from '#lib/publication/words/spoken.ts';
import type { SpokenFault, SpokenShown } from '#lib/survey/spoken.ts';

afterEach(() => overwriteGetLocale(() => baseLocale));

const SHARE: SpokenShown = { is: 'told', value: 0.53, low: 0.51, high: 0.55, n: 5000, isBracketed: false };
const OPEN = { ...SHARE, low: null, high: null, n: 349 };
const LRI = '\u2066';
const PDI = '\u2069';

const said = (locale: Locale, spoken: SpokenShown, name: 'share' | 'mean' | 'median' = 'share') => {
	overwriteGetLocale(() => locale);
	return spokenWords(name, spoken);
};

describe('a share', () => {
	test('has its margin and its base, in each language', () => {
		expect(said('en', SHARE)).toBe('53% ± 2.0 (n = 5,000)');
		expect(said('fr', SHARE)).toBe('53\u00a0% ± 2,0 (n = 5\u202f000)');
		expect(said('ar', SHARE)).toMatch(new RegExp(`^\u200f${LRI}53.*± 2.0${PDI} \\(ن = 5,000\\)$`));
	});

	test('of those who answered by themselves has none', () => {
		for (const locale of ['en', 'fr', 'ar'] as const) expect(said(locale, OPEN)).not.toMatch(/±|\[/);
		expect(said('en', OPEN)).toBe('53% (n = 349)');
	});

	test('of an interval that is longer on one side has both its ends', () => {
		expect(said('en', { ...SHARE, value: 0.012, low: 0.005, high: 0.026 })).toBe(
			'1.2% [0.5% – 2.6%] (n = 5,000)',
		);
		expect(said('en', { ...SHARE, low: 0.511, high: 0.55 })).toBe('53% ± 2.0 (n = 5,000)');
	});

	test('of few people stands in brackets, and of too few none is shown', () => {
		expect(said('en', { ...SHARE, n: 40, isBracketed: true })).toBe('(53% ± 2.0; n = 40)');
		expect(said('en', { is: 'few', n: 19 })).toBe('too few to show (n = 19)');
		expect(said('fr', { is: 'few', n: null })).toBe('trop peu pour être montré');
		expect(said('ar', { is: 'few', n: null })).toBe('العدد أقل من أن يُعرض');
	});
});

test('a mean has the margin of a mean, and a median none', () => {
	const mean = { ...SHARE, value: 4.213, low: 3.9, high: 4.526 };
	expect(said('en', mean, 'mean')).toBe('4.2 ± 0.3 (n = 5,000)');
	expect(said('en', { ...mean, low: 4.2, high: 4.226 }, 'mean')).toBe('4.2 ± <0.1 (n = 5,000)');
	expect(said('en', { ...mean, low: null, high: null }, 'median')).toBe('4.2 (n = 5,000)');
});

test('each fault is a sentence with the word that it is about', () => {
	const faults: readonly SpokenFault[] = [
		...(['unknown survey', 'unknown wave', 'unknown question', 'unknown option'] as const),
		...(['not split', 'unknown part', 'no share', 'no number'] as const),
	];
	for (const locale of ['en', 'fr', 'ar'] as const) {
		overwriteGetLocale(() => locale);
		const words = faults.map((fault) => spokenFaultWords({ is: 'fault', fault, word: 'xyz' }));
		expect(new Set(words).size).toBe(faults.length);
		for (const one of words) expect(one).toMatch(/xyz.*\.$/);
	}
});
