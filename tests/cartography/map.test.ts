import { describe, expect, test } from 'vitest';
import {
	SORTS,
	indicatorsOf,
	openingIndicators,
	sortPlaces,
	type Mappable,
	type MapPlace,
} from '#lib/cartography/map.ts';

const named = (name: string) => ({ en: name });
const place = (pcode: string, within: string, reached: number, partners: number): MapPlace => ({
	pcode,
	name: named(pcode),
	within: named(within),
	reached,
	high: null,
	partners,
	lat: null,
	lon: null,
});
const PLACES = [place('c', 'x', 1, 2), place('a', 'y', 5, 1), place('b', 'x', 5, 3)];
const compare = (a: { en: string }, b: { en: string }) => a.en.localeCompare(b.en);

describe('a list of places', () => {
	test.each([
		['figure', 'abc'],
		['name', 'abc'],
		['within', 'bca'],
		['partners', 'bca'],
	] as const)('by %s, ties by name', (sort, order) => {
		expect(SORTS).toContain(sort);
		expect(
			sortPlaces(PLACES, sort, compare)
				.map(({ pcode }) => pcode)
				.join(''),
		).toBe(order);
		expect(PLACES[0]?.pcode).toBe('c');
	});
});

describe('the indicators of a map', () => {
	const indicator = (code: string, output: string | null, rest: Partial<Mappable> = {}): Mappable => ({
		code,
		output,
		headline: false,
		calculation: 'sum',
		unit: 'count',
		...rest,
	});
	const ratio = { calculation: 'ratio', headline: true } as const;
	const INDICATORS = [
		indicator('1.a', null, { headline: true }),
		indicator('1.1.a', '1.1', ratio),
		indicator('1.1.b', '1.1'),
		indicator('1.1.c', '1.1', { headline: true }),
		indicator('1.1.d', '1.1', { headline: true, unit: 'usd' }),
		indicator('1.4.a', '1.4'),
		indicator('1.4.b', '1.4', { headline: true, unit: 'usd' }),
		indicator('1.2.a', '1.2', ratio),
		indicator('1.2.b', '1.2'),
		indicator('1.3.a', '1.3', ratio),
	];

	test('of an output are its own: one that spans outputs is of none', () => {
		expect(indicatorsOf(INDICATORS, '1.1').map(({ code }) => code)).toEqual([
			'1.1.a',
			'1.1.b',
			'1.1.c',
			'1.1.d',
		]);
		expect(indicatorsOf(INDICATORS, undefined)).toEqual(INDICATORS);
		expect(indicatorsOf(INDICATORS, '9')).toEqual([]);
	});

	test.each([
		[undefined, ['1.a', '1.1.c']],
		['1.1', ['1.1.c']],
		['1.2', ['1.2.b']],
		['1.3', ['1.3.a']],
		['1.4', ['1.4.b']],
		['9', []],
	])('of output %s: a map opens on one of %j', (output, codes) => {
		expect(openingIndicators(INDICATORS, output)).toEqual(codes);
	});
});
