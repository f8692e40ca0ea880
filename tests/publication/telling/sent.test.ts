/** Typed numbers that tell of referrals what is withheld, or too few. Source: docs/rules.md, Typed words. */
import { describe, expect, test } from 'vitest';
import { findTelling, type Guarded } from '#lib/publication/telling/telling.ts';
import { sentFigures, sentKey, type SentCount } from '#lib/referral/sent.ts';
import type { Language } from '#lib/plan/text.ts';

const sent = (toSector: string, status: SentCount['status'], count: number): SentCount => ({
	...{ toSector, status, count, from: 1, to: null },
});
const FIGURES = sentFigures([
	sent('health', 'no answer', 41),
	sent('health', 'accepted', 79),
	sent('health', 'done', 3),
	sent('water', 'no answer', 62),
	sent('water', 'accepted', 57),
	sent('water', 'done', 48),
]);
const WITHHELD = ['health|no answer', 'health|done', 'water|no answer', 'water|done'];
const guarded: Guarded = {
	knowledge: { quarter: { year: 2024, quarter: 2 }, figures: [], places: [] },
	...{ secrets: [], groups: [], organisations: new Map(), indicators: new Map(), smallest: () => 5 },
	sent: {
		least: 10,
		tables: [
			{
				quarter: { year: 2024, quarter: 2 },
				answer: {
					least: 10,
					sectors: [
						{ code: 'health', name: { en: 'Health', fr: 'Santé', ar: 'الصحة' } },
						{ code: 'water', name: { en: 'Water and sanitation', ar: 'المياه' } },
					],
					figures: FIGURES,
				},
				shown: new Set(FIGURES.map(sentKey).filter((key) => !WITHHELD.includes(key))),
			},
		],
	},
};
const told = (body: string, language: Language = 'en', section = 'summary') =>
	findTelling([{ section, output: null, language, body }], guarded).map(({ written }) => written);

describe('what is withheld of referrals', () => {
	test.each([
		['Of 123 people referred to health, 41 got no answer.', '41'],
		['Of 123 people referred to health, 33 % got no answer.', '33 %'],
		['Between 40 and 42 of those referred to health are without answer.', '40 and 42'],
		['Referrals to health: 82 of 123 were answered.', '82'],
		['48 referrals to water were completed.', '48'],
		['48 households referred to water were completed.', '48'],
		['48 kittens were referred to water and served.', '48'],
		['41 people who were referred to health were not yet accepted.', '41'],
		['41 people who were referred to health weren’t accepted.', '41'],
	])('%s', (text, written) => expect(told(text)).toEqual([written]));

	test('is told in every language', () => {
		expect(told('Sur 123 personnes orientées vers la santé, 41 restent sans réponse.', 'fr')).toEqual(['41']);
		expect(told('41 orientations vers la santé n’ont pas été acceptées.', 'fr')).toEqual(['41']);
		expect(told('48 ménages orientés vers « Water and sanitation » ont été servis.', 'fr')).toEqual(['48']);
		expect(told('من أصل 123 شخصًا أُحيلوا إلى الصحة بقي 41 شخصًا بلا رد.', 'ar')).toEqual(['41']);
	});

	test('needs no word for referrals in their own section', () => {
		expect(told('To health 41 went without any answer.', 'en', 'referrals')).toEqual(['41']);
		expect(told('To health 41 went without any answer.')).toEqual([]);
	});

	test.each([
		['Of 123 people referred to health, 79 were accepted.'],
		['41 sessions on referrals to health were held.'],
		['41 people were trained in health.'],
		['41 people were referred to shelter.'],
		['48 referrals to health were accepted in 2019.'],
	])('is not told by: %s', (text) => expect(told(text)).toEqual([]));
});

describe('too few', () => {
	test.each([
		['7 people were referred to shelter.', '7'],
		['Seven referrals were made in the quarter.', 'Seven'],
		['One referral was made to shelter.', 'One referral'],
		['One case was referred to shelter.', 'One case'],
		['A single survivor was referred.', 'A single survivor'],
		['3 survivors were referred to health.', '3'],
		['7 households were referred to shelter.', '7'],
		['95 % of 120 referrals to shelter were answered.', '95 %'],
	])('%s', (text, written) => expect(told(text)).toEqual([written]));

	test('of others are told by the smaller count alone', () => {
		expect(told('7 people were trained.')).toEqual([]);
		expect(told('12 people were referred to shelter.')).toEqual([]);
	});
});
