import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	formatAmount,
	fromSmallest,
	isUnit,
	isWhole,
	LARGEST_AMOUNT,
	parseAmount,
	UNITS,
} from '#lib/figures/unit.ts';

const WHOLE = ['people', 'households', 'count'] as const;
const MEASURES = { tonnes: 3, km: 3, hectares: 3, acres: 3, m2: 3, m3: 3, litres: 3 };
const DECIMALS = {
	people: 0,
	households: 0,
	count: 0,
	usd: 2,
	money: 2,
	'money per person and month': 2,
	kg: 3,
	...MEASURES,
	percent: 6,
};

test('units are those of the framework; people, households and counts are whole', () => {
	expect(UNITS.every(isUnit)).toBe(true);
	expect(isUnit('USD')).toBe(false);
	expect(UNITS.filter(isWhole)).toEqual(WHOLE);
});

test('smallest units are hundredths of money and kg, thousandths of other measures, millionths of a fraction', () => {
	expect(fromSmallest(3_754_650, 'usd')).toBe(37_546.5);
	expect(fromSmallest(1, 'kg')).toBe(0.001);
	expect(fromSmallest(1, 'km')).toBe(0.001);
	expect(fromSmallest(1, 'money')).toBe(0.01);
	expect(fromSmallest(600_000, 'percent')).toBe(0.6);
	expect(fromSmallest(7, 'people')).toBe(7);
	expect(fromSmallest(null, 'usd')).toBeNull();
	expect(fromSmallest(0, 'usd')).toBe(0);
});

describe('parseAmount', () => {
	test.each([
		['1022781', 'people', 1_022_781],
		['37546.5', 'usd', 3_754_650],
		['2.00', 'people', 2],
		['0.007', 'kg', 7],
		['0.007000', 'kg', 7],
		['0.6', 'percent', 600_000],
		['0', 'count', 0],
		['-0.00', 'usd', 0],
		['0000000000000000000012', 'count', 12],
		['1000000000000', 'count', LARGEST_AMOUNT],
		['10000000000', 'usd', LARGEST_AMOUNT],
		['1000000000001', 'count', 'too large'],
		['10000000000.01', 'usd', 'too large'],
		['99999999999999999999', 'count', 'too large'],
		['-1', 'count', 'negative'],
		['-0.01', 'usd', 'negative'],
		['-1.01', 'usd', 'negative'],
		['1.5', 'people', 'fraction'],
		['1.005', 'usd', 'too precise'],
		['0.0000001', 'percent', 'too precise'],
		['0'.repeat(65), 'count', 'not a number'],
	] as const)('%s %s', (text, unit, expected) => {
		expect(parseAmount(text, unit)).toBe(expected);
	});

	test.each(['', ' 1', '1 ', '1,000', '1e3', '.5', '5.', '+1', '0x10', '--1', '٣', 'NaN', '1.2.3', '1\n'])(
		'%j is not a number',
		(text) => {
			expect(parseAmount(text, 'usd')).toBe('not a number');
		},
	);
});

describe('formatAmount', () => {
	test.each([
		[3_754_650, 'usd', '37546.5'],
		[7, 'kg', '0.007'],
		[200, 'usd', '2'],
		[0, 'usd', '0'],
		[12, 'count', '12'],
		[-150, 'usd', '-1.5'],
		[-5, 'usd', '-0.05'],
		[1, 'percent', '0.000001'],
	] as const)('%i %s', (amount, unit, text) => {
		expect(formatAmount(amount, unit)).toBe(text);
	});

	const anyAmount = fc.record({
		amount: fc.integer({ min: 0, max: LARGEST_AMOUNT }),
		unit: fc.constantFrom(...UNITS),
	});

	test('reads back to the same amount', () => {
		fc.assert(
			fc.property(anyAmount, ({ amount, unit }) => {
				expect(parseAmount(formatAmount(amount, unit), unit)).toBe(amount);
			}),
		);
	});

	test('is what exact arithmetic gives, in its shortest form', () => {
		fc.assert(
			fc.property(anyAmount, ({ amount, unit }) => {
				const text = formatAmount(amount, unit);
				const [whole = '', decimals = ''] = text.split('.');
				expect(BigInt(whole + decimals.padEnd(DECIMALS[unit], '0'))).toBe(BigInt(amount));
				expect(text).toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/);
			}),
		);
	});
});
