import { expect, test } from 'vitest';
import type { KnownFigure } from '#lib/publication/check/known.ts';
import { readNumbers } from '#lib/publication/check/reading/read.ts';
import { liveTextFor, replaced } from '#lib/publication/liveText.ts';
import type { LiveFigure } from '#lib/publication/live.ts';
import type { Language } from '#lib/plan/text.ts';

const live: LiveFigure = {
	...{ name: 'reached', indicator: '1.1.a', group: null, place: null, quarter: null },
	...{ window: 'year-to-date', against: null, style: 'figure' },
};
const figure: KnownFigure = {
	...{
		role: 'reached',
		counted: 'things',
		value: 7,
		about: null,
		indicator: '1.1.a',
		output: '1.1',
		outcome: '1',
	},
	...{
		name: { en: 'projects' },
		group: null,
		place: null,
		quarter: { year: 2024, quarter: 1 },
		headline: false,
	},
	...{ madeOf: [], isSum: false, live },
};

test.each([
	['so 27 of them', 'en', 'so {reached 1.1.a} of them'],
	['so twenty-seven of them', 'en', 'so {reached 1.1.a words} of them'],
	['so سبعة وعشرين', 'ar', 'so {reached 1.1.a}'],
	['so 1.02 million people', 'en', 'so {reached 1.1.a short} people'],
	['so USD 37,546 spent', 'en', 'so USD {reached 1.1.a} spent'],
	['so 37 546 USD', 'fr', 'so {reached 1.1.a} USD'],
	['so 53 per cent', 'en', 'so {reached 1.1.a}'],
] as const)('%s (%s) becomes %s', (text, language: Language, expected) => {
	const [number] = readNumbers(text, language);
	if (!number) throw new Error('no number');
	expect(replaced(text, number, liveTextFor(number, figure, language) ?? '')).toBe(expected);
});

test('a figure that has no live form has none', () => {
	const [number] = readNumbers('so 27', 'en');
	expect(number && liveTextFor(number, { ...figure, live: null }, 'en')).toBeNull();
});
