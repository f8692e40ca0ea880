import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutBullet } from '#lib/charts/bullet.ts';
import { layoutPlot, middleOf, yearsOf } from '#lib/charts/plot.ts';
import { layoutStack, stackLabel } from '#lib/charts/stack.ts';
import { untilLastReport } from '#lib/domain/series.ts';
import { point } from './points.ts';

describe('a bullet bar', () => {
	test('gives the target all of its width while less is reached', () => {
		expect(layoutBullet(0.016, 0.25, 0.5)).toEqual({ target: 100, reached: 1.6, elapsed: 25, expected: 50 });
	});

	test('is never capped: with more than the target the scale grows', () => {
		expect(layoutBullet(2, 0.5, null)).toEqual({ target: 50, reached: 100, elapsed: 25, expected: null });
	});

	test('has no length for less than nothing, nor without a figure', () => {
		expect(layoutBullet(-0.3, 0.25, null).reached).toBe(0);
		expect(layoutBullet(null, 0.25, null).reached).toBe(0);
	});

	test('keeps every mark inside', () => {
		const share = fc.option(fc.double({ min: -5, max: 50, noNaN: true }));
		fc.assert(
			fc.property(share, fc.constantFrom(0.25, 0.5, 0.75, 1), share, (reached, elapsed, expected) => {
				const marks = Object.values(layoutBullet(reached, elapsed, expected));
				expect(marks.every((mark: number | null) => mark === null || (mark >= 0 && mark <= 100))).toBe(true);
			}),
		);
	});
});

describe('a stacked bar', () => {
	const segments = [
		{ label: 'Female', value: 30, tone: 'first' },
		{ label: 'Male', value: 0, tone: 'second' },
		{ label: 'not known', value: 10, tone: 'unknown' },
	] as const;

	test('leaves nothing out but what is nothing', () => {
		expect(layoutStack(segments).map(({ start, size }) => [start, size])).toEqual([
			[0, 75],
			[75, 25],
		]);
	});

	test('says zero in its words though it cannot draw it', () => {
		expect(stackLabel(segments)).toBe('Female 30, Male 0, not known 10');
	});
});

describe('a plot of quarters', () => {
	const points = [point(2023, 4, 5), point(2024, 1, 7), point(2024, 2, null)];
	const values = points.map(({ reached }) => reached);

	test('runs in the direction of reading', () => {
		const [ltr, rtl] = [false, true].map((right) => layoutPlot(points, values, 'count', right));
		const middles = (plot: typeof ltr) => points.map((one) => (plot ? middleOf(one, plot) : 0));
		expect(middles(ltr)).toEqual(middles(ltr).toSorted((a, b) => a - b));
		expect(middles(rtl)).toEqual(middles(rtl).toSorted((a, b) => b - a));
		expect(middles(rtl)).toEqual(middles(ltr).map((x) => expect.closeTo(480 - x, 1) as number));
	});

	test('has no lines between whole numbers, where there is nothing', () => {
		expect(layoutPlot(points, [1], 'count', false).ticks).toEqual([0, 1]);
		expect(layoutPlot(points, [1], 'kg', false).ticks).toContain(0.4);
	});

	test('stands on zero also when all is unknown or nothing', () => {
		expect(layoutPlot(points, [null], 'count', false).y.domain()).toEqual([0, 1]);
		expect(layoutPlot(points, [0], 'count', false).y.domain()).toEqual([0, 1]);
	});

	test('keeps years apart', () => {
		const [first, second] = yearsOf(points, layoutPlot(points, values, 'count', false));
		expect([first?.year, second?.year, second?.quarters.length]).toEqual([2023, 2024, 2]);
		expect(first?.high).toBeCloseTo(second?.low ?? NaN, 0);
	});
});

test('a year to date ends with the last quarter reported', () => {
	const points = [
		point(2023, 4, null, 9),
		point(2024, 1, null, null),
		point(2024, 2, 7, 7),
		point(2024, 3, null, 7),
	];
	expect(untilLastReport(points).map(({ yearToDate }) => yearToDate)).toEqual([null, null, 7, null]);
});
