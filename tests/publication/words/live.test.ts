import { afterEach, expect, test } from 'vitest';
import type { LiveFault, LiveFigure } from '#lib/publication/live.ts';
import { liveFaultWords, liveWords } from '#lib/publication/words/live.ts';
import { baseLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';

afterEach(() => overwriteGetLocale(() => baseLocale));

const LIVE: LiveFigure = {
	name: 'reached',
	indicator: '1.1.a',
	group: null,
	place: null,
	quarter: null,
	window: 'year-to-date',
	against: null,
	style: 'figure',
};

test.each([
	['en', LIVE, 10_357, '10,357'],
	['en', { ...LIVE, style: 'short' }, 1_022_781, '1.02M'],
	['en', { ...LIVE, style: 'words' }, 27, 'twenty-seven'],
	['en', { ...LIVE, style: 'words' }, 127, '127'],
	['en', { ...LIVE, name: 'share' }, 0.0973, '9.7%'],
	['en', { ...LIVE, name: 'change' }, -0.4348, '−43%'],
	['en', LIVE, null, '–'],
	['fr', { ...LIVE, style: 'words' }, 71, 'soixante et onze'],
	['fr', { ...LIVE, style: 'words' }, 97, 'quatre-vingt-dix-sept'],
	['fr', LIVE, 10_357, '10\u202f357'],
	['ar', { ...LIVE, style: 'words' }, 27, '27'],
] as const)('in %s: %o of %s is %s', (locale, live, value, expected) => {
	overwriteGetLocale(() => locale);
	const told = { is: 'known', high: null, about: null, unit: 'count' } as const;
	expect(liveWords(live, value === null ? { is: 'unknown' } : { ...told, reached: value }, locale)).toBe(
		expected,
	);
});

test('each fault is one sentence with the word that it is about', () => {
	const faults: readonly LiveFault[] = [
		'unknown figure',
		'no indicator',
		'unknown indicator',
		'takes no indicator',
		'unknown word',
		'twice',
	];
	for (const fault of faults) {
		expect(liveFaultWords({ fault, word: 'xyz', offset: 0, length: 3 })).toMatch(/^[^.]*xyz[^.]*\.$/);
	}
});
