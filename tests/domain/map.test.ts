import { describe, expect, test } from 'vitest';
import { SORTS, sortPlaces, type MapPlace } from '#lib/domain/map.ts';

const named = (name: string) => ({ en: name, ar: null, fr: null });
const place = (pcode: string, within: string, reached: number, partners: number): MapPlace => ({
	pcode,
	name: named(pcode),
	within: named(within),
	reached,
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
