import { describe, expect, test } from 'vitest';
import type { Reach } from '#lib/figures/fact.ts';
import { disaggregationKnown, figureOf, unknownByDimension, unknownSources } from '#lib/figures/figure.ts';
import { keyOf, MEN, WOMEN } from './facts.ts';
import { frameworkOf, indicator } from './framework.ts';

function reachOf(total: number, unnamed = 0, groups: Record<string, number> = {}): Reach {
	const entries = Object.entries(groups).map(([key, value]) => [keyOf(key), { facts: 1, value }] as const);
	return { facts: 1, total, unnamed, groups: new Map(entries) };
}

const { byId, indicator: get } = frameworkOf([
	indicator(1, 'sum'),
	indicator(2, 'latest'),
	indicator(3, 'composite', { parts: [1, 2] }),
	indicator(4, 'distinct'),
	indicator(5, 'distinct'),
	indicator(6, 'composite', { parts: [4, 5] }),
	indicator(7, 'composite', { parts: [3, 6] }),
	indicator(8, 'sum', { unit: 'usd' }),
	indicator(9, 'ratio', { unit: 'percent', numerator: 8, denominator: 3 }),
	indicator(10, 'ratio', { unit: 'percent', numerator: 1, denominator: 6 }),
	indicator(11, 'composite', { parts: [6, 4] }),
]);

function figure(id: number, reaches: Record<number, Reach>) {
	return figureOf(get(id), byId, (of) => reaches[of] ?? null);
}

describe('a reported indicator', () => {
	test('is its reach', () => {
		expect(figure(1, { 1: reachOf(9, 4, { [WOMEN]: 3 }) })).toEqual({
			reached: 9,
			withoutPlace: 4,
			high: null,
			groups: new Map([[WOMEN, 3]]),
		});
	});
	test('without one is unknown', () => {
		expect(figure(1, {})).toEqual({ reached: null, withoutPlace: null, high: null, groups: new Map() });
	});
});

describe('composite', () => {
	test('adds its parts, with what names no municipality and their groups', () => {
		const parts = { 1: reachOf(9, 4, { [WOMEN]: 3 }), 2: reachOf(5, 1, { [WOMEN]: 2, [MEN]: 1 }) };
		expect(figure(3, parts)).toEqual({
			reached: 14,
			withoutPlace: 5,
			high: null,
			groups: new Map([
				[WOMEN, 5],
				[MEN, 1],
			]),
		});
	});

	test('is unknown only when all parts are; a part of 0 is known', () => {
		expect(figure(3, { 2: reachOf(5) }).reached).toBe(5);
		expect(figure(3, { 1: reachOf(0) }).reached).toBe(0);
		expect(figure(3, {}).reached).toBeNull();
	});

	test('of distinct parts is the union that was counted for it, not their sum', () => {
		expect(figure(6, { 4: reachOf(2), 5: reachOf(2), 6: reachOf(3) }).reached).toBe(3);
		expect(figure(11, { 4: reachOf(2), 6: reachOf(3), 11: reachOf(3) }).reached).toBe(3);
	});

	test('of composites adds them, and takes a union as one', () => {
		const reaches = { 1: reachOf(10), 4: reachOf(2), 5: reachOf(2), 6: reachOf(3) };
		expect(figure(7, reaches).reached).toBe(13);
	});
});

describe('ratio', () => {
	test('divides its sides, each in its own unit', () => {
		expect(figure(9, { 9: { ...reachOf(250), denominator: 5 } }).reached).toBe(0.5);
		expect(figure(10, { 10: { ...reachOf(9), denominator: 6 } }).reached).toBe(1.5);
	});

	test('has neither places nor groups of its own', () => {
		const { withoutPlace, groups } = figure(10, { 10: { ...reachOf(9, 9, { [WOMEN]: 1 }), denominator: 6 } });
		expect(withoutPlace).toBeNull();
		expect(groups.size).toBe(0);
	});

	test('is unknown without what has both sides, and over 0; of 0 it is 0', () => {
		expect(figure(10, {}).reached).toBeNull();
		expect(figure(10, { 10: { ...reachOf(6), denominator: 0 } }).reached).toBeNull();
		expect(figure(10, { 10: { ...reachOf(0), denominator: 6 } }).reached).toBe(0);
	});

	test('is unknown when a side is not there at all', () => {
		for (const sides of [{ numerator: 1 }, { denominator: 1 }, { numerator: 99, denominator: 1 }]) {
			const half = indicator(20, 'ratio', { unit: 'percent', ...sides });
			expect(figureOf(half, byId, () => reachOf(1)).reached).toBeNull();
		}
	});
});

describe('unknownSources', () => {
	test('names the reported indicators without a figure, and not those with 0', () => {
		const known = new Map([
			[1, reachOf(0)],
			[4, reachOf(2)],
			[6, reachOf(2)],
		]);
		expect(unknownSources(get(7), byId, (id) => known.get(id) ?? null)).toEqual([2, 5]);
		expect(unknownSources(get(9), byId, (id) => known.get(id) ?? null)).toEqual([8, 2]);
		expect(unknownSources(get(1), byId, (id) => known.get(id) ?? null)).toEqual([]);
	});
});

describe('unknownByDimension', () => {
	const unknown = (id: number, stored: Parameters<typeof figure>[1]) =>
		unknownByDimension(figure(id, stored), get(id));

	test('is what of reached no breakdown by the dimension tells, never below 0', () => {
		const groups = { sex: 2, cohort: 8, age: 9 };
		expect(unknown(1, { 1: reachOf(8, 0, groups) })).toEqual({ sex: 6, cohort: 0, age: 0, disability: 8 });
	});

	test('of a reported 0 is 0; unknown where reached is, and for ratios', () => {
		const none = { sex: null, cohort: null, age: null, disability: null };
		expect(unknown(1, { 1: reachOf(0) })).toEqual({ sex: 0, cohort: 0, age: 0, disability: 0 });
		expect(unknown(1, {})).toEqual(none);
		expect(unknown(10, { 10: { ...reachOf(1), denominator: 1 } })).toEqual(none);
	});
});

describe('disaggregationKnown', () => {
	test('is the share of reached that has the dimension; 0 when nothing has it', () => {
		const found = figure(1, { 1: reachOf(8, 0, { [WOMEN]: 1, [MEN]: 1, sex: 2 }) });
		expect(disaggregationKnown(found, get(1))).toEqual({ sex: 0.25, cohort: 0, age: 0, disability: 0 });
	});

	test('keeps the dimensions apart', () => {
		const groups = {
			sex: 1,
			cohort: 2,
			age: 3,
			disability: 4,
		};
		expect(disaggregationKnown(figure(1, { 1: reachOf(8, 0, groups) }), get(1))).toEqual({
			sex: 0.125,
			cohort: 0.25,
			age: 0.375,
			disability: 0.5,
		});
	});

	test('is unknown where reached is unknown or 0, and for ratios', () => {
		const none = { sex: null, cohort: null, age: null, disability: null };
		expect(disaggregationKnown(figure(1, {}), get(1))).toEqual(none);
		expect(disaggregationKnown(figure(1, { 1: reachOf(0) }), get(1))).toEqual(none);
		expect(disaggregationKnown(figure(10, { 10: { ...reachOf(1), denominator: 1 } }), get(10))).toEqual(none);
	});
});
