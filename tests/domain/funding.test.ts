import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverageOf, gapOf, RATE_SCALE, toUsdCents, type FundingSums } from '#lib/domain/funding.ts';

const sums: FundingSums = { required: 1000, received: 300, carryOver: 100, committed: 5000, pledged: 7000 };

test('gap: received and carried over count, committed and pledged stand beside', () => {
	expect(gapOf(sums)).toBe(600);
	expect(gapOf({ ...sums, received: 1200 })).toBe(-300);
	expect(gapOf({ ...sums, required: 0 })).toBe(-400);
	expect(gapOf({ ...sums, required: null })).toBeNull();
});

test('coverage is a part of what is required; without a requirement there is none', () => {
	expect(coverageOf(sums)).toBe(0.4);
	expect(coverageOf({ ...sums, received: 1900 })).toBe(2);
	expect(coverageOf({ ...sums, required: 0 })).toBeNull();
	expect(coverageOf({ ...sums, required: null })).toBeNull();
});

test.each([
	[100, 1, 100],
	[1, 0.5, 1],
	[1, 0.499999, 0],
	[3, 0.5, 2],
	[1_000_000_000_000, 1.000001, 1_000_001_000_000],
	// 1 LBP at an illustrative rate.
	[100, 0.000011, 0],
	[0, 3.5, 0],
])('%i hundredths at %d are %i cents: half up', (hundredths, rate, cents) => {
	expect(toUsdCents(hundredths, Math.round(rate * RATE_SCALE))).toBe(cents);
});

test('rounds exactly, where floating point would not', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 5_000_000 }), (amount, rate) => {
			const cents = BigInt(toUsdCents(amount, rate));
			const exact = BigInt(amount) * BigInt(rate);
			const scale = BigInt(RATE_SCALE);
			// cents − ½ ≤ exact ÷ scale < cents + ½
			expect(2n * cents * scale - scale <= 2n * exact).toBe(true);
			expect(2n * exact < 2n * cents * scale + scale).toBe(true);
		}),
	);
});
