/** Typed numbers that tell of too few people, or what is withheld. Source: docs/rules.md, Typed words. */
import { describe, expect, test } from 'vitest';
import type { KnownFigure, Knowledge } from '#lib/publication/check/known.ts';
import { secretsOf } from '#lib/publication/telling/secrets.ts';
import { findTelling, type Guarded } from '#lib/publication/telling/telling.ts';
import type { Language } from '#lib/plan/text.ts';

const QUARTER = { year: 2024, quarter: 2 } as const;
const NAME = { en: 'People trained', fr: 'Personnes formées', ar: 'أشخاص مدرَّبون' };
const GROUPS = [
	{ code: 'female', name: { en: 'Women', fr: 'Femmes', ar: 'نساء' } },
	{ code: 'male', name: { en: 'Men', fr: 'Hommes', ar: 'رجال' } },
];
const PLACES = [
	{ code: 'Z1', name: { en: 'Southland' } },
	{ code: 'Z11', name: { en: 'Jezzine', fr: 'Jezzine', ar: 'جزين' } },
	{ code: 'Z12', name: { en: 'Saida' } },
];
const PARENTS = new Map([
	['Z1', 'ZZ'],
	['Z11', 'Z1'],
	['Z12', 'Z1'],
]);
const TO_DATE = '2024-Q1..Q2';
/** 117 people, one of them a man; 45 of the 60 in the south in one district. */
const SHOWN = { [`1.1.a|total|ZZ|${TO_DATE}`]: 117, [`1.1.a|total|Z1|${TO_DATE}`]: 60 };
const KEPT = {
	[`1.1.a|sex female|ZZ|${TO_DATE}`]: 116,
	[`1.1.a|sex male|ZZ|${TO_DATE}`]: 1,
	[`1.1.a|total|Z11|${TO_DATE}`]: 45,
	[`1.1.a|partner P1|ZZ|${TO_DATE}`]: 71,
	['1.1.a|total|Z12|2024-Q1']: 22,
};

function known(value: number): KnownFigure {
	return {
		...{ role: 'reached', counted: 'people', value, about: null, indicator: '1.1.a', output: '1.1' },
		...{ outcome: '1', name: NAME, group: null, place: null, quarter: QUARTER, headline: true },
		...{ madeOf: [], isSum: false, live: null },
	};
}

const knowledge: Knowledge = { quarter: QUARTER, figures: [known(117)], places: PLACES };
const guarded: Guarded = {
	knowledge,
	secrets: secretsOf({
		values: new Map(Object.entries({ ...SHOWN, ...KEPT })),
		shown: new Set(Object.keys(SHOWN)),
		parentOf: (pcode) => PARENTS.get(pcode),
		targets: new Map([['1.1.a', 200]]),
	}),
	sent: { least: 10, tables: [] },
	groups: GROUPS,
	organisations: new Map([['P1', ['Helping Hands']]]),
	indicators: new Map([['1.1.a', { name: NAME, output: '1.1' }]]),
	smallest: (output) => (output === '2.1' ? 10 : 5),
};

const told = (body: string, language: Language = 'en', output: string | null = '1.1') =>
	findTelling([{ section: 'achievements', output, language, body }], guarded).map(({ written }) => written);

describe('too few people', () => {
	test.each([
		['3 women took part.', '3'],
		['Three men were trained.', 'Three'],
		['117 people were trained, one man among them.', 'one'],
		['Of the 117 people trained, 99 % were women.', '99 %'],
		['99 % of 117 people trained were women.', '99 %'],
	])('%s', (text, written) => expect(told(text)).toEqual([written]));

	test('are told in every language, in words too', () => {
		expect(told('Trois femmes ont été formées.', 'fr')).toEqual(['Trois']);
		expect(told('Une seule femme a été formée.', 'fr')).toEqual(['Une seule']);
		expect(told('شاركت ثلاث نساء في التدريب.', 'ar')).toEqual(['ثلاث']);
		expect(told('شارك رجل واحد في التدريب.', 'ar')).toHaveLength(1);
	});

	test('are more of what is sensitive', () => {
		expect(told('8 women took part.', 'en', '2.1')).toEqual(['8']);
		expect(told('8 women took part.')).toEqual([]);
	});
});

describe('what is withheld', () => {
	test.each([
		['117 people were trained, 116 of them women.', '116'],
		['In Jezzine, 45 people were trained.', '45'],
		['## Jezzine\n\nWork began early. 45 people were trained.', '45'],
		['Southland reached 60 people: Jezzine apart, 15 people were trained there.', '15'],
		['Helping Hands trained 71 people.', '71'],
		['75 % of the people trained in Southland were in Jezzine.', '75 %'],
		['Between 44 and 46 people were trained in Jezzine.', '44'],
		['Saida had trained 22 people by then.', '22'],
	])('%s', (text, written) => expect(told(text).join()).toContain(written));

	test.each([
		['117 people were trained.'],
		['45 people were trained.'],
		['45 municipalities around Jezzine took part.'],
		['3 sessions were held in Jezzine.'],
		['71 people were trained by two partners.'],
		['53 % of the 1,200 people asked were women.'],
		['In 2019, 400 people lived in Jezzine.'],
	])('is not told by: %s', (text) => expect(told(text)).toEqual([]));
});

test('what an earlier revision withheld is told by its number, and by how far a later one is from it', () => {
	const name = (place: string) => `1.1.a|total|${place}|${TO_DATE}`;
	const earlier = secretsOf({
		values: new Map([
			[name('Z11'), 12],
			[name('Z12'), 40],
		]),
		shown: new Set(),
		parentOf: (pcode) => PARENTS.get(pcode),
		targets: new Map(),
		later: new Map([
			[name('Z11'), 31],
			[name('Z12'), 40],
		]),
	});
	const found = (body: string) =>
		findTelling([{ section: '', output: null, language: 'en', body }], { ...guarded, secrets: earlier });
	expect(found('In Jezzine 12 people had been trained.')).toHaveLength(1);
	expect(found('There were 19 people more in Jezzine.')).toHaveLength(1);
	expect(found('In Jezzine 31 people were trained.')).toEqual([]);
	expect(found('In Saida 40 people were trained.')).toEqual([]);
});
