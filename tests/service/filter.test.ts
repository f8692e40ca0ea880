/** Which services somebody finds. */
import { expect, test } from 'vitest';
import { districtsOf, needsOf, servicesFor } from '#lib/service/filter.ts';
import type { ServiceNeed } from '#lib/service/service.ts';

const one = (code: string, need: ServiceNeed, ...pcodes: string[]) => ({
	...{ code, need, districts: pcodes.map((pcode) => ({ pcode, name: { en: pcode } })) },
});
const ALL = [one('h', 'health', 'D1', 'D2'), one('c', 'cash'), one('f', 'food', 'D2')];
const codes = (need: ServiceNeed | null, district: string | null) =>
	servicesFor(ALL, { need, district }).map(({ code }) => code);

test('what is given in the whole country is given in each district', () => {
	expect(codes(null, 'D1')).toEqual(['c', 'h']);
	expect(codes(null, 'D3')).toEqual(['c']);
	expect(codes('cash', 'D1')).toEqual(['c']);
});

test('by need, in the order of needs', () => {
	expect(codes(null, null)).toEqual(['c', 'f', 'h']);
	expect(codes('health', null)).toEqual(['h']);
	expect(codes('water', null)).toEqual([]);
});

test('what there is to choose, with how many', () => {
	expect(needsOf(ALL)).toEqual([
		{ of: 'cash', count: 1 },
		{ of: 'food', count: 1 },
		{ of: 'health', count: 1 },
	]);
	const districts = [{ pcode: 'D1' }, { pcode: 'D2' }, { pcode: 'D3' }];
	expect(districtsOf(ALL, districts).map(({ count }) => count)).toEqual([2, 3, 1]);
});
