import { describe, expect, test } from 'vitest';
import { countRow } from '#lib/report/breakdown.ts';
import { ofMonths } from '#lib/report/months.ts';
import { blankRow } from '#lib/report/row.ts';

const WOMEN = 1;
const total = (month: number, value: number) => ({ month, key: 0, mask: 0, value });
const women = (month: number, value: number) => ({ month, key: WOMEN, mask: 1, value });
const MONTHS = [total(1, 30), women(1, 10), total(2, 40), women(2, 5), total(3, 20)];

describe('months of a quarter come to', () => {
	test.each([
		['sum', 90, 15],
		['latest', 20, undefined],
		['peak', 40, 5],
	] as const)('%s: %d, women %s', (calculation, reached, ofWomen) => {
		const made = ofMonths(MONTHS, calculation, false);
		expect(made.total).toBe(reached);
		expect(made.cells.find(({ key }) => key === WOMEN)?.value).toBe(ofWomen);
	});

	test.each([
		[true, 1],
		[false, 40],
	])('distinct at a municipality (%s): %d', (atOnePlace, reached) => {
		expect(ofMonths(MONTHS, 'distinct', atOnePlace).total).toBe(reached);
	});

	test('0 in every month is 0, and no value in any is unknown', () => {
		expect(ofMonths([total(1, 0), total(2, 0)], 'distinct', true).total).toBe(0);
		expect(ofMonths([], 'sum', false).total).toBeNull();
	});

	test('a month without a total has that of its largest breakdown', () => {
		expect(ofMonths([women(1, 10), women(2, 5)], 'sum', false).total).toBe(15);
	});
});

describe('a row with months', () => {
	const months = [
		{ month: 1, groups: {}, value: 30 },
		{ month: 2, groups: {}, value: 20 },
	];
	const cells = [{ groups: { sex: WOMEN }, value: 7 }];

	test('has the total that they make, beside cells of its own', () => {
		expect(countRow({ ...blankRow(1), months, cells }, 'sum', false)).toEqual({
			total: 50,
			totalDerived: true,
			cells,
			months,
		});
	});

	test('loses them when another total is given: they are no detail of it', () => {
		expect(countRow({ ...blankRow(1), months, total: 51 }, 'sum', false)).toMatchObject({
			total: 51,
			totalDerived: false,
			months: [],
		});
	});
});
