/** The few services that the page of a place names, and how many a map counts. */
import { expect, test } from 'vitest';
import { countsByDistrict } from '#lib/service/filter.ts';
import { servicesNear } from '#lib/service/near.ts';
import type { ServiceNeed } from '#lib/service/service.ts';

const one = (code: string, need: ServiceNeed, ...pcodes: string[]) => ({
	...{ code, need, districts: pcodes.map((pcode) => ({ pcode, name: { en: pcode } })) },
});
const near = (all: ReturnType<typeof one>[], district = 'D1') => {
	const { shown, count } = servicesNear(all, district);
	return [shown.map(({ code }) => code).join(' '), count];
};

test('five at most, of its district and of the whole country, one of each need before a second one', () => {
	const all = [one('h1', 'health', 'D1'), one('h2', 'health', 'D1'), one('h3', 'health', 'D1')];
	all.push(one('c1', 'cash'), one('c2', 'cash', 'D1'), one('x', 'food', 'D2'), one('l', 'legal-aid', 'D1'));
	expect(near(all)).toEqual(['c1 c2 h1 h2 l', 6]);
	expect(near(all, 'D3')).toEqual(['c1', 1]);
	const needs = (['cash', 'food', 'shelter', 'water', 'health', 'education'] as const).map((need) =>
		one(need, need, 'D1'),
	);
	expect(near([one('more', 'cash', 'D1'), ...needs])).toEqual(['more food shelter water health', 7]);
});

test('a map counts what names a district, and what is given in the whole country in none', () => {
	const all = [one('a', 'food', 'D1', 'D2'), one('b', 'cash', 'D2'), one('c', 'cash')];
	expect([...countsByDistrict(all)].sort()).toEqual([
		['D1', 1],
		['D2', 2],
	]);
});
