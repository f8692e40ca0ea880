/** Places of a plan, typed, pasted and found. */
import { expect, test } from 'vitest';
import { locales, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import type { Level } from '#lib/places/place.ts';
import { placesOfLines } from '#lib/places/placeLines.ts';
import { aliasesIn, placesCalled, sharedNames, type PlanPlace } from '#lib/places/planPlace.ts';
import { standsFrom } from '#lib/places/standsFrom.ts';
import { placeFaultWords, placeSortOf, placeSortWords } from '#lib/places/words/line.ts';

const KNOWN = new Map<string, Level>([
	['ZZ', 0],
	['ZZ1', 1],
]);

test('what a place lies in may stand in a later line, in any language', () => {
	const lines = 'M9\tHill, and port\tمخيّم\tD9\tالتل\nD9;Far;Caza;ZZ1;;Loin\nM8,Low,3,D9';
	const { places, faults } = placesOfLines(lines, placeSortOf, KNOWN);
	expect(faults).toEqual([]);
	expect(places).toEqual([
		{ pcode: 'D9', name: { en: 'Far', fr: 'Loin' }, level: 2, kind: null, parent: 'ZZ1' },
		{ pcode: 'M9', name: { en: 'Hill, and port', ar: 'التل' }, level: 3, kind: 'camp', parent: 'D9' },
		{ pcode: 'M8', name: { en: 'Low' }, level: 3, kind: 'municipality', parent: 'D9' },
	]);
});

test('every fault is named by its line', () => {
	const lines = [
		'ZZ1,Again,1,ZZ',
		'Z Z,Blank,1,ZZ',
		'A,,1,ZZ',
		'B,No sort,planet,ZZ',
		'C,Beside,1,ZZ1',
		'C,Twice,2,ZZ1',
		'D,Nowhere,3,XX',
		'E,Itself,3,E',
	].join('\n');
	const { faults } = placesOfLines(lines, placeSortOf, KNOWN);
	expect(faults.map(({ line, fault }) => [line, fault])).toEqual([
		[1, 'code known'],
		[2, 'no code'],
		[3, 'no name'],
		[4, 'no sort'],
		[5, 'no parent'],
		[6, 'code twice'],
		[7, 'no parent'],
		[8, 'no parent'],
	]);
	expect(faults[3] && placeFaultWords(faults[3])).toContain('planet');
});

test.each(locales)('in %s every word that the page tells for what a place is is read', (locale) => {
	overwriteGetLocale(() => locale);
	const words = placeSortWords();
	expect(words.length).toBe(7);
	expect(words.filter((word) => placeSortOf(word) === undefined)).toEqual([]);
});

const place = (pcode: string, en: string, ar: string, aliases: readonly string[] = []): PlanPlace => ({
	...{ pcode, name: { en, ar }, aliases, level: 3, kind: 'municipality', group: null, parent: null },
	...{ laterKinds: [], laterParents: [], mergedInto: null },
});
const ALL = [
	place('30001', 'Tripoli', 'طرابلس', ['Trablous']),
	place('30002', 'Saida', 'صيدا'),
	place('30003', 'Mina', 'الميناء', ['Trablous Mina', 'Trablus']),
];

test.each([
	['', ['30001', '30002', '30003']],
	['30002', ['30002']],
	['tripoli', ['30001']],
	['طرابلس', ['30001']],
	['TRABLUS', ['30001', '30003']],
	['nowhere', []],
	['—', []],
])('“%s” finds %j', (text, codes) => {
	expect(placesCalled(ALL, text).map(({ pcode }) => pcode)).toEqual(codes);
});

test('a name that another place has too is told with that place', () => {
	const [first] = ALL;
	expect(first && sharedNames(ALL, first).map((one) => [one.name, one.place.pcode])).toEqual([
		['Trablous', '30003'],
	]);
});

test('other names are each once, in the order of their letters, whatever stands between them', () => {
	expect(aliasesIn(' b\r\n\na;b ;c')).toEqual(['a', 'b', 'c']);
});

test('from a quarter on for good: what was to follow is gone, what was before stays', () => {
	const later = [
		{ year: 2024, quarter: 1, value: 'b' },
		{ year: 2026, quarter: 1, value: 'c' },
	] as const;
	const from = { year: 2025, quarter: 1 } as const;
	expect(standsFrom({ first: 'a', later }, from, 'd').later).toEqual([later[0], { ...from, value: 'd' }]);
	expect(standsFrom({ first: 'a', later }, from, 'b').later).toEqual([later[0]]);
	expect(standsFrom({ first: 'a', later }, null, 'd')).toEqual({ first: 'd', later: [] });
});
