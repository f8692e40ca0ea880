import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLASS_METHODS, classify, markOf, roundest } from '#lib/cartography/choropleth.ts';
import { circleKey, radiusOf } from '#lib/cartography/circles.ts';
import { naturalBreaks } from '#lib/cartography/naturalBreaks.ts';

const ranges = (values: (number | null)[], method: 'natural' | 'quantile') =>
	classify(values, 'people', method).classes.map(({ from, to }) => `${from}–${to}`);

describe('classes', () => {
	test('natural breaks keep together what lies together, between round bounds', () => {
		expect(ranges([3, 4, 5, 48, 51, 52, 53, 300, 310, 2000, 8, 9], 'natural')).toEqual([
			'3–39',
			'40–199',
			'200–309',
			'310–1999',
			'2000–2000',
		]);
	});

	test('quantiles put as many places in each class', () => {
		const values = Array.from({ length: 100 }, (_, i) => i + 1);
		const { classes } = classify(values, 'people', 'quantile');
		expect(classes.map(({ places }) => places)).toEqual([20, 20, 20, 20, 20]);
		expect(ranges(values, 'quantile')).toEqual(['1–20', '21–40', '41–60', '61–80', '81–100']);
	});

	test('a tie is never split, though a class grows by it', () => {
		const values = [1, 1, 1, 1, 1, 1, 1, 1, 2, 3];
		expect(ranges(values, 'quantile')).toEqual(['1–1', '2–3']);
	});

	test('no report and a reported 0 are no class, and differ', () => {
		const classes = classify([null, 0, 0, 5, null, 7, null], 'count');
		expect(classes).toMatchObject({ zeros: 2, unreported: 3 });
		expect(classes.classes.map(({ places }) => places)).toEqual([1, 1]);
		expect([null, 0, 5, 7].map((value) => markOf(value, classes))).toEqual(['no-report', 'zero', 1, 5]);
	});

	test('nothing reported makes no classes; one figure makes one', () => {
		expect(classify([null, null], 'count').classes).toEqual([]);
		expect(classify([0, null], 'count').classes).toEqual([]);
		expect(classify([1, 1, null], 'count').classes).toEqual([
			{ shade: 4, from: 1, to: 1, open: false, places: 2 },
		]);
	});

	test('in a unit with fractions a class ends where the next begins', () => {
		const { classes } = classify([0.11, 0.12, 0.58, 0.61], 'percent', 'natural');
		expect(classes.every(({ open }, i) => open === i < classes.length - 1)).toBe(true);
		for (const [i, { to }] of classes.slice(0, -1).entries()) expect(classes[i + 1]?.from).toBe(to);
	});

	const figures = fc.array(fc.option(fc.nat(1e6)), { maxLength: 60 });

	test.each(CLASS_METHODS)('%s: each figure is in the one class whose range holds it', (method) => {
		fc.assert(
			fc.property(figures, (values) => {
				const found = classify(values, 'people', method);
				for (const value of values) {
					if (value === null || value === 0) continue;
					const holding = found.classes.filter(({ from, to }) => value >= from && value <= to);
					expect(holding.map(({ shade }) => shade)).toEqual([markOf(value, found)]);
				}
				const counted = found.classes.reduce((sum, { places }) => sum + places, 0);
				expect(counted + found.zeros + found.unreported).toBe(values.length);
				expect(found.classes.every(({ places, from }) => places > 0 && Number.isInteger(from))).toBe(true);
				expect(new Set(found.classes.map(({ shade }) => shade)).size).toBe(found.classes.length);
			}),
		);
	});

	test.each(CLASS_METHODS)('%s: 1,608 places take a moment', (method) => {
		const values = Array.from({ length: 1608 }, (_, i) =>
			Math.round(Math.exp((i * 7919) % 13) * ((i % 17) + 1)),
		);
		const began = performance.now();
		expect(classify(values, 'people', method).classes).toHaveLength(5);
		expect(performance.now() - began).toBeLessThan(200);
	});
});

describe('natural breaks', () => {
	/** Every way to part the values, tried. */
	function cheapest(values: number[], weights: number[], count: number): number {
		if (count === 1) return cost(values, weights);
		let best = Infinity;
		for (let start = count - 1; start < values.length; start++) {
			const before = cheapest(values.slice(0, start), weights.slice(0, start), count - 1);
			best = Math.min(best, before + cost(values.slice(start), weights.slice(start)));
		}
		return best;
	}

	function cost(values: number[], weights: number[]): number {
		const weight = weights.reduce((sum, one) => sum + one, 0);
		const mean = values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / weight;
		return values.reduce((sum, value, i) => sum + (weights[i] ?? 0) * (value - mean) ** 2, 0);
	}

	test('are the best of all ways to part the values', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 4 })), {
					minLength: 1,
					maxLength: 9,
					selector: ([value]) => value,
				}),
				fc.integer({ min: 1, max: 5 }),
				(pairs, wanted) => {
					pairs.sort(([a], [b]) => a - b);
					const values = pairs.map(([value]) => value);
					const weights = pairs.map(([, weight]) => weight);
					const count = Math.min(wanted, values.length);
					const bounds = [0, ...naturalBreaks(values, weights, count), values.length];
					expect(bounds).toHaveLength(count + 1);
					const total = bounds
						.slice(0, -1)
						.map((from, i) => cost(values.slice(from, bounds[i + 1]), weights.slice(from, bounds[i + 1])))
						.reduce((sum, one) => sum + one, 0);
					expect(total).toBeCloseTo(cheapest(values, weights, count), 4);
				},
			),
		);
	});
});

test.each([
	[17, 23, 20],
	[3, 48, 40],
	[0, 1, 1],
	[99, 101, 100],
	[1234, 1235, 1235],
	[0.31, 0.58, 0.5],
	[0.7, 0.71, 0.71],
	[949_999, 1_203_000, 1_000_000],
	[-3, 2, 0],
])('the roundest number above %d and up to %d is %d', (above, upTo, round) => {
	expect(roundest(above, upTo)).toBe(round);
});

describe('circles', () => {
	test('four times the figure is twice the radius', () => {
		expect(radiusOf(25, 100, 40)).toBe(20);
		expect(radiusOf(100, 100, 40)).toBe(40);
	});

	test('what reported 0 has no circle; the smallest figure is still seen', () => {
		expect(radiusOf(0, 100, 40)).toBe(0);
		expect(radiusOf(1, 1_000_000, 40)).toBe(2);
	});

	test.each([
		[1, true, [1]],
		[3, true, [2, 1]],
		[4, true, [4, 1]],
		[32, true, [20, 5, 2]],
		[10_808, true, [10_000, 2000, 500]],
		[0.6, false, [0.5, 0.1, 0.02]],
		[0, true, []],
	])('the key of a largest figure %d', (largest, whole, key) => {
		expect(circleKey(largest, whole)).toEqual(key);
	});
});
