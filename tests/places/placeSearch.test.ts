import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPlaces, indexPlaces, type NamedPlace } from '#lib/places/placeSearch.ts';

const PLACES: readonly NamedPlace[] = [
	{ id: 1, level: 1, names: ['El Nabatieh', 'النبطية'], within: [] },
	{ id: 2, level: 1, names: ['South', 'الجنوب'], within: [] },
	{ id: 11, level: 2, names: ['El Nabatieh', 'النبطية'], within: [1] },
	{ id: 12, level: 2, names: ['Saida', 'صيدا'], within: [2] },
	{ id: 13, level: 2, names: ['Bent Jbeil', 'بنت جبيل'], within: [1] },
	{ id: 101, level: 3, names: ['Nabatiyeh Et Tahta', 'النبطية التحتا'], within: [1, 11] },
	{ id: 102, level: 3, names: ['Nabatiyeh El Faouqa', 'النبطية الفوقا'], within: [1, 11] },
	{ id: 103, level: 3, names: ['Kharayeb', 'الخرائب', 'Khayayeb Saida'], within: [2, 12] },
	{ id: 104, level: 3, names: ['Mansouri', 'المنصوري'], within: [2, 12] },
	{ id: 105, level: 3, names: ['Mansouri', 'المنصوري'], within: [1, 13] },
	{ id: 106, level: 3, names: ['Kfar Dounine', 'كفر دونين'], within: [1, 13] },
	{ id: 107, level: 3, names: ['Saida', 'صيدا'], within: [2, 12] },
];
const index = indexPlaces(PLACES);
const find = (text: string) => findPlaces(index, text, 5);
const ids = (text: string) => find(text).map(({ id }) => id);

describe('best first', () => {
	test('a name letter by letter before the same name spelled otherwise, before a beginning, before likeness', () => {
		expect(find('Kharayeb')[0]).toEqual({ id: 103, score: 1, name: 'xaraiab' });
		expect(find('El Kharayyeb')[0]).toEqual({ id: 103, score: 0.95, name: 'xaraiab' });
		const beginning = find('Kharay')[0];
		expect(beginning).toMatchObject({ id: 103, name: null });
		expect(beginning?.score).toBeGreaterThanOrEqual(0.8);
		const alike = find('Khreyb')[0];
		expect(alike?.id).toBe(103);
		expect(alike?.score).toBeLessThan(0.8);
		expect(ids('Nabatieh').slice(0, 2)).toEqual([11, 1]);
		expect(ids('Nabatieh')).toEqual(expect.arrayContaining([101, 102]));
	});

	test('of equally good ones the lower level first', () => {
		expect(ids('صيدا').slice(0, 2)).toEqual([107, 12]);
	});

	test('scores fall, and lie between 0 and 1', () => {
		const words = ['nabat', 'kfar', 'سيدا', 'mansori', 'saida', 'bint jbeil'];
		for (const scores of words.map((word) => find(word).map(({ score }) => score))) {
			expect(scores.length).toBeGreaterThan(0);
			expect(scores).toEqual(scores.toSorted((a, b) => b - a));
			expect(Math.max(...scores)).toBeLessThanOrEqual(1);
			expect(Math.min(...scores)).toBeGreaterThan(0);
		}
	});
});

describe('forgives', () => {
	test.each([
		['a word of the name alone', 'Tahta', 101],
		['an article left out, another added', 'al kfar dounine', 106],
		['a word begun', 'nabatiye faw', 102],
		['two letters in each other’s place', 'Kfar Douinne', 106],
		['a letter too few', 'Mansori Saida', 104],
		['a letter too many', 'Kharrayeeb', 103],
		['kh heard as k', 'Karayeb', 103],
		['s heard for ص', 'سيدا', 107],
		['the plain Arabic of a keyboard without hamza', 'الخرايب', 103],
		['both scripts at once', 'Kharayeb الخرائب', 103],
		['words that the name does not have', 'Kharayeb municipality', 103],
	])('%s: %s', (_, text, id) => {
		expect(ids(text)[0]).toBe(id);
	});
});

test('the district beside a name tells namesakes apart', () => {
	expect(new Set(ids('Mansouri').slice(0, 2))).toEqual(new Set([104, 105]));
	expect(ids('Mansouri (Bint Jbeil)')[0]).toBe(105);
	expect(ids('Mansouri, Saida')[0]).toBe(104);
	expect(ids('Mansouri Bint Jbeil')[0]).toBe(105);
	expect(ids('المنصوري بنت جبيل')[0]).toBe(105);
	expect(ids('المنصوري - صيدا')[0]).toBe(104);
});

test('nothing near is nothing found', () => {
	for (const text of ['', '   ', '()', 'Zzyzx', 'quite another thing', 'ٌٍَُ', '💥'])
		expect(find(text), text).toEqual([]);
});

describe('hostile text', () => {
	test.each([
		['very long', 'a'.repeat(10_000)],
		['very long Arabic', 'ا'.repeat(10_000)],
		['many words', 'na بت '.repeat(2000)],
		['many parts', 'a - b + '.repeat(2000)],
		['a pattern', '(.*)+$[^\\'.repeat(500)],
		['half of a sign', '\ud800\u0000'],
		['a sign that is a sentence', '﷽'.repeat(1000)],
		['a name of the language', 'constructor __proto__'],
	])('%s is answered like any other', (_, text) => {
		expect(find(text).length).toBeLessThanOrEqual(5);
	});

	test('any text at all', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
				expect(find(text).filter(({ score }) => score <= 0)).toEqual([]);
			}),
		);
	});
});

test('every place is found by each of its names, first or beside its namesakes', () => {
	for (const { id, names } of PLACES) {
		for (const name of names) {
			const found = find(name);
			expect(
				found.filter(({ score }) => score === 1).map((one) => one.id),
				name,
			).toContain(id);
		}
	}
});
