import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRate, rateText, toUsdCents } from '#lib/funding/rate.ts';

describe('a rate', () => {
	test.each([
		['0.00001117318', '0.00001117318'],
		['1', '1'],
		['1.080', '1.08'],
		['007.5', '7.5'],
		['123456789012345', '123456789012345'],
		['0.000000000000000123456789012345', '0.000000000000000123456789012345'],
		['1500', '1500'],
	])('%s is kept as %s', (text, kept) => {
		expect(rateText(parseRate(text) ?? NaN)).toBe(kept);
	});

	test.each([
		'',
		'0',
		'0.000',
		'-1',
		'1e-5',
		'1,08',
		'.5',
		'1.',
		'1.0812345678901234',
		'1234567890123456',
		'x',
	])('%s is none', (text) => {
		expect(parseRate(text)).toBeUndefined();
	});

	const anyRate = fc
		.tuple(fc.bigInt({ min: 1n, max: 999_999_999_999_999n }), fc.integer({ min: 0, max: 25 }))
		.map(([digits, decimals]) => {
			const text = String(digits).padStart(decimals + 1, '0');
			const point = text.length - decimals;
			return {
				digits,
				decimals,
				text: decimals === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`,
			};
		});

	test('comes back digit by digit, whatever its fifteen are', () => {
		fc.assert(
			fc.property(anyRate, ({ text }) => {
				const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
				expect(rateText(parseRate(text) ?? NaN)).toBe(short);
			}),
		);
	});

	test('converts exactly, half up, where floating point would not', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e12 }), anyRate, (amount, { digits, decimals, text }) => {
				const exact = BigInt(amount) * digits;
				const scale = 10n ** BigInt(decimals);
				const cents = (exact * 2n + scale) / (scale * 2n);
				fc.pre(cents <= BigInt(Number.MAX_SAFE_INTEGER));
				expect(BigInt(toUsdCents(amount, parseRate(text) ?? NaN))).toBe(cents);
			}),
		);
	});
});

test.each([
	[100, 1, 100],
	[1, 0.5, 1],
	[1, 0.499999, 0],
	[3, 0.5, 2],
	[1_000_000_000_000, 1.000001, 1_000_001_000_000],
	// 100 bn LBP at 89,500 a dollar.
	[10_000_000_000_000, 0.00001117318, 111_731_800],
	[0, 3.5, 0],
])('%i hundredths at %d are %i cents: half up', (hundredths, rate, cents) => {
	expect(toUsdCents(hundredths, rate)).toBe(cents);
});
