import { expect, test } from 'vitest';
import { compare, hasYearBefore, SMALLEST_BASE } from '#lib/figures/comparison.ts';

test('change is a fraction of what was reached then', () => {
	expect(compare(150, 100, [])).toEqual({ reached: 100, difference: 50, change: 0.5, unknownParts: [] });
	expect(compare(0, 40, [])).toMatchObject({ difference: -40, change: -1 });
});

test('below 20 the difference, not a percentage', () => {
	expect(SMALLEST_BASE).toBe(20);
	expect(compare(40, 20, [])).toMatchObject({ difference: 20, change: 1 });
	expect(compare(40, 19.99, []).change).toBeNull();
	expect(compare(40, 19, [])).toMatchObject({ reached: 19, difference: 21 });
	expect(compare(0.75, 0.5, [])).toMatchObject({ difference: 0.25, change: null });
});

test.each([
	['then unknown', 40, null],
	['then 0', 40, 0],
	['now unknown', null, 40],
	['both unknown', null, null],
])('none: %s', (_, now, then) => {
	expect(compare(now, then, [])).toEqual({ reached: then, difference: null, change: null, unknownParts: [] });
});

test('no change when a present part was unknown then, and it says which', () => {
	expect(compare(150, 100, [7])).toEqual({ reached: 100, difference: null, change: null, unknownParts: [7] });
});

test('a year outside the plan is compared with nothing', () => {
	expect(hasYearBefore({ firstYear: 2023 }, 2023)).toBe(false);
	expect(hasYearBefore({ firstYear: 2023 }, 2024)).toBe(true);
});
