import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	earlierQuarters,
	formatQuarter,
	isEarlier,
	isQuarterNumber,
	parseQuarter,
	partOfWindow,
	partOfYear,
	quarterAt,
	quarterIndex,
	QUARTERS,
	shiftQuarter,
	windowStart,
	yearBefore,
} from '#lib/plan/quarter.ts';

const anyQuarter = fc.record({
	year: fc.integer({ min: 1000, max: 9999 }),
	quarter: fc.constantFrom(...QUARTERS),
});

test('text of a quarter reads back, and nothing else does', () => {
	expect(parseQuarter('2024-Q1')).toEqual({ year: 2024, quarter: 1 });
	fc.assert(
		fc.property(anyQuarter, (quarter) => {
			expect(parseQuarter(formatQuarter(quarter))).toEqual(quarter);
		}),
	);
	const wrong = ['2024-Q0', '2024-Q5', '2024-q1', '24-Q1', '2024Q1', ' 2024-Q1', '2024-Q1\n', '2024-Q11', ''];
	expect(wrong.map(parseQuarter)).toEqual(wrong.map(() => undefined));
});

test('quarters are 1 to 4', () => {
	expect(QUARTERS.every(isQuarterNumber)).toBe(true);
	expect([0, 5, 1.5, Number.NaN].some(isQuarterNumber)).toBe(false);
});

test('the index orders quarters, has no gap at the year, and reads back', () => {
	expect(quarterIndex({ year: 2025, quarter: 1 }) - quarterIndex({ year: 2024, quarter: 4 })).toBe(1);
	expect(quarterIndex({ year: 2024, quarter: 3 })).toBe(2024 * 4 + 2);
	fc.assert(
		fc.property(anyQuarter, (quarter) => {
			expect(quarterAt(quarterIndex(quarter))).toEqual(quarter);
		}),
	);
	expect(() => quarterAt(8096.5)).toThrow(RangeError);
});

test('shifting crosses years in both directions', () => {
	expect(shiftQuarter({ year: 2024, quarter: 4 }, 1)).toEqual({ year: 2025, quarter: 1 });
	expect(shiftQuarter({ year: 2024, quarter: 1 }, -5)).toEqual({ year: 2022, quarter: 4 });
	expect(yearBefore({ year: 2024, quarter: 3 })).toEqual({ year: 2023, quarter: 3 });
});

describe('windows', () => {
	test('end with their quarter and start with it, or with the year', () => {
		expect(QUARTERS.map((quarter) => windowStart(quarter, 'quarter'))).toEqual([1, 2, 3, 4]);
		expect(QUARTERS.map((quarter) => windowStart(quarter, 'year-to-date'))).toEqual([1, 1, 1, 1]);
		expect(QUARTERS.map(partOfYear)).toEqual([0.25, 0.5, 0.75, 1]);
		expect(QUARTERS.map((quarter) => partOfWindow('year-to-date', quarter))).toEqual([0.25, 0.5, 0.75, 1]);
		expect(QUARTERS.map((quarter) => partOfWindow('quarter', quarter))).toEqual([0.25, 0.25, 0.25, 0.25]);
	});
});

describe('what is reported late', () => {
	const own = { year: 2024, quarter: 2 } as const;

	test('may have been done since January of the year before', () => {
		expect(earlierQuarters(own).map((index) => formatQuarter(quarterAt(index)))).toEqual([
			'2024-Q1',
			'2023-Q4',
			'2023-Q3',
			'2023-Q2',
			'2023-Q1',
		]);
	});

	test('keeps the quarter that it says already, however old', () => {
		const old = quarterIndex({ year: 2021, quarter: 3 });
		expect(earlierQuarters(own, old).at(-1)).toBe(old);
		const known = quarterIndex({ year: 2023, quarter: 1 });
		expect(earlierQuarters(own, known)).toEqual(earlierQuarters(own));
	});

	test('was not done in the quarter itself, nor later', () => {
		expect([-1, 0, 1].map((by) => isEarlier(quarterIndex(own) + by, own))).toEqual([true, false, false]);
	});
});
