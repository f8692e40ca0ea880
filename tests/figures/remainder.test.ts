import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remainderOf } from '#lib/figures/remainder.ts';

function remainder(reached: number | null, sex: number | null): number | null {
	const disaggregationKnown = { sex, cohort: null, age: null, disability: null };
	return remainderOf({ reached, disaggregationKnown }, 'sex');
}

test('is what the dimension does not tell, back from its share', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 1e12 }),
			fc.nat(),
			fc.constantFrom(1, 100),
			(whole, part, scale) => {
				const known = part % (whole + 1);
				expect(remainder(whole / scale, known / whole)).toBe((whole - known) / scale);
			},
		),
	);
});

test('is unknown where reached is, and where the dimension has no meaning', () => {
	expect(remainder(null, null)).toBeNull();
	expect(remainder(0.6, null)).toBeNull();
});

test('of a reported 0 is 0', () => {
	expect(remainder(0, null)).toBe(0);
});
