import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutBullet } from '#lib/charts/bullet.ts';
import { layoutFlow, type FlowPoint } from '#lib/charts/flow.ts';
import { layoutFundingBar } from '#lib/charts/fundingBar.ts';
import { layoutPlot, pointMiddle, yearsOf } from '#lib/charts/plot.ts';
import { layoutStack, stackLabel } from '#lib/charts/stack.ts';
import { untilLastReport } from '#lib/figures/series.ts';
import { point } from './points.ts';

const NONE = { share: null, elapsed: null, before: null, expected: null };

describe('a bullet bar', () => {
	test('gives the target all of its width while less is reached', () => {
		expect(layoutBullet({ share: 0.016, elapsed: 0.25, before: 0.1, expected: 0.5 })).toEqual({
			target: 100,
			reached: 1.6,
			elapsed: 25,
			before: 10,
			expected: 50,
		});
	});

	test('is never capped: with more than the target the scale grows', () => {
		expect(layoutBullet({ ...NONE, share: 2, elapsed: 0.5 })).toEqual({
			target: 50,
			reached: 100,
			elapsed: 25,
			before: null,
			expected: null,
		});
		expect(layoutBullet({ ...NONE, share: 0.5, before: 4 })).toMatchObject({ target: 25, before: 100 });
	});

	test('has no length for less than nothing, nor without a figure', () => {
		expect(layoutBullet({ ...NONE, share: -0.3 }).reached).toBe(0);
		expect(layoutBullet(NONE).reached).toBe(0);
	});

	test('keeps every mark inside', () => {
		const share = fc.option(fc.double({ min: -5, max: 50, noNaN: true }));
		fc.assert(
			fc.property(
				share,
				fc.constantFrom(0.25, 0.5, 0.75, 1),
				share,
				share,
				(reached, elapsed, before, expected) => {
					const marks = Object.values(layoutBullet({ share: reached, elapsed, before, expected }));
					expect(marks.every((mark: number | null) => mark === null || (mark >= 0 && mark <= 100))).toBe(
						true,
					);
				},
			),
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
		expect(stackLabel(segments, 'people')).toBe('Female 30, Male 0, not known 10');
	});
});

describe('a plot of quarters', () => {
	const points = [point(2023, 4, 5), point(2024, 1, 7), point(2024, 2, null)];
	const values = points.map(({ reached }) => reached);

	test('runs in the direction of reading', () => {
		const [ltr, rtl] = [false, true].map((right) => layoutPlot(points, values, 'count', right));
		const middles = (plot: typeof ltr) => points.map((one) => (plot ? pointMiddle(one, plot) : 0));
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
	// Values of the whole year stand in no quarter, and in the year to date of the last one.
	const ofYear = points.map((one) => (one.quarter === 3 ? { ...one, byYear: true as const } : one));
	expect(untilLastReport(ofYear).map(({ yearToDate }) => yearToDate)).toEqual([null, null, 7, 7]);
});

describe('a funding bar', () => {
	test('gives the requirement all of its width, and the money its part of it', () => {
		expect(layoutFundingBar(200, 50, 25)).toEqual({ required: 100, received: 25, carryOver: 12.5 });
	});

	test('is never capped: with more money than is required the scale grows', () => {
		expect(layoutFundingBar(100, 150, 50)).toEqual({ required: 50, received: 75, carryOver: 25 });
	});

	test('has nothing to measure by without a requirement', () => {
		expect(layoutFundingBar(null, 50, 0)).toBeNull();
		expect(layoutFundingBar(0, 50, 0)).toBeNull();
	});
});

describe('the flow of money', () => {
	const points = [
		{ id: 'a', kind: 'donor', label: 'Donor' },
		{ id: 'p', kind: 'partner', label: 'Partner' },
		{ id: 'q', kind: 'partner', label: 'A partner whose name is far too long for a picture' },
		{ id: 'o', kind: 'output', label: 'Output' },
	] as const;
	const bands = [
		{ from: 'a', to: 'p', value: 100 },
		{ from: 'p', to: 'q', value: 40 },
		{ from: 'p', to: 'o', value: 60 },
		{ from: 'q', to: 'o', value: 40 },
	];

	test('donors, partners and outputs stand in this order, mirrored in Arabic', () => {
		const left = layoutFlow(points, bands, false);
		expect(left.points.map(({ x }) => x)).toEqual(left.points.map(({ x }) => x).toSorted((a, b) => a - b));
		const right = layoutFlow(points, bands, true);
		for (const [i, point] of right.points.entries()) {
			expect(point.x + point.width).toBeCloseTo(left.width - (left.points[i]?.x ?? NaN), 1);
		}
	});

	test('points are as high as what passes them, bands as wide as what they carry', () => {
		const flow = layoutFlow(points, bands, false);
		const [donor, partner, second] = flow.points;
		expect(partner?.height).toBeCloseTo(donor?.height ?? NaN, 0);
		expect((second?.height ?? NaN) / (partner?.height ?? NaN)).toBeCloseTo(0.4, 1);
		expect(flow.bands.map(({ between }) => between)).toEqual([false, true, false, false]);
		for (const { width, value } of flow.bands)
			expect(width / (donor?.height ?? NaN)).toBeCloseTo(value / 100, 1);
	});

	test('a long name is cut in the picture', () => {
		expect(layoutFlow(points, bands, false).points[2]?.label).toBe('A partner whose name is f…');
	});

	test('everything lies inside, whatever there is', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.nat(5), fc.nat(8), fc.nat(4), fc.integer({ min: 1, max: 1e9 })), {
					minLength: 1,
					maxLength: 40,
				}),
				(ways) => {
					const ids = new Map<string, FlowPoint>();
					const add = (kind: FlowPoint['kind'], i: number) => {
						const id = `${kind} ${i}`;
						ids.set(id, { id, kind, label: id });
						return id;
					};
					const drawn = ways.flatMap(([donor, partner, output, value]) => [
						{ from: add('donor', donor), to: add('partner', partner), value },
						{ from: add('partner', partner), to: add('output', output), value },
					]);
					const flow = layoutFlow([...ids.values()], drawn, false);
					for (const { x, y, width, height } of flow.points) {
						expect(x).toBeGreaterThanOrEqual(0);
						expect(y).toBeGreaterThanOrEqual(0);
						expect(x + width).toBeLessThanOrEqual(flow.width);
						expect(y + height).toBeLessThanOrEqual(flow.height + 1);
					}
				},
			),
			{ numRuns: 30 },
		);
	});

	test('nothing to draw is an empty picture', () => {
		expect(layoutFlow([], [], false)).toMatchObject({ points: [], bands: [] });
	});
});
