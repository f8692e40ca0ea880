import { expect, test } from 'vitest';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import { differ, isCompared, isPast, isUnlike, type Side } from '#lib/figures/sideBySide.ts';

const side = (year: number, quarter: QuarterNumber, pcode?: string): Side => ({
	quarter: { year, quarter },
	place:
		pcode === undefined
			? null
			: {
					id: 1,
					pcode,
					name: { en: pcode },
					level: 2,
					kind: null,
					parent: null,
					lat: null,
					lon: null,
					population: null,
				},
	reports: { expected: 1, approved: 1, submitted: 0 },
});

test('governorates and districts are compared, never a municipality', () => {
	expect(([0, 1, 2, 3] as const).filter(isCompared)).toEqual([1, 2]);
});

test('only an earlier quarter of the same place is its past', () => {
	expect(isPast(side(2024, 1), side(2023, 4))).toBe(true);
	expect(isPast(side(2024, 1, 'A'), side(2023, 4, 'A'))).toBe(true);
	expect(isPast(side(2024, 1), side(2024, 1))).toBe(false);
	expect(isPast(side(2024, 1), side(2024, 2))).toBe(false);
	expect(isPast(side(2024, 1, 'A'), side(2023, 1, 'B'))).toBe(false);
});

test('years to date of different length are not alike', () => {
	expect(isUnlike(side(2024, 1), side(2023, 3), 'year-to-date')).toBe(true);
	expect(isUnlike(side(2024, 1), side(2023, 3), 'quarter')).toBe(false);
	expect(isUnlike(side(2024, 1), side(2023, 1), 'year-to-date')).toBe(false);
});

test.each([
	[9, 62, [], true, { difference: -53, change: -53 / 62 }],
	[7, 19, [], true, { difference: -12, change: null }],
	[9, 62, [], false, { difference: -53, change: null }],
	[9, 0, [], true, { difference: 9, change: null }],
	[null, 62, [], true, { difference: null, change: null }],
	[9, null, [], true, { difference: null, change: null }],
	[9, 62, ['1.2.c'], true, { difference: null, change: null }],
])('%s beside %s, of unlike parts %j, past %s', (left, right, unlike, past, told) => {
	expect(differ(left, right, unlike, past)).toEqual(told);
});
