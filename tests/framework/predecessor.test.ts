import { describe, expect, test } from 'vitest';
import { standInsFor } from '#lib/framework/predecessor.ts';
import { indicator } from '../figures/framework.ts';

const now = indicator(1, 'peak', { unit: 'people' });
const before = indicator(2, 'sum', { unit: 'people' });
const alsoBefore = indicator(3, 'sum', { unit: 'people' });
const never = () => false;

test('an indicator with a figure then stands for itself', () => {
	expect(standInsFor(now, [before], ({ id }) => id === 1)).toEqual([now]);
	expect(standInsFor(now, [before], () => true)).toEqual([now]);
});

describe('without one its predecessor does', () => {
	test('whatever its calculation', () => {
		expect(standInsFor(now, [before], ({ id }) => id === 2)).toEqual([before]);
		expect(standInsFor(now, [indicator(2, 'distinct', { unit: 'people' })], never)).toHaveLength(1);
	});

	test('but not in another unit', () => {
		expect(standInsFor(now, [indicator(2, 'peak', { unit: 'households' })], never)).toEqual([]);
	});

	test('and without one nothing does', () => {
		expect(standInsFor(now, [], never)).toEqual([]);
	});
});

describe('several predecessors', () => {
	test('stand together when all are sums of the same unit', () => {
		expect(standInsFor(now, [before, alsoBefore], never)).toEqual([before, alsoBefore]);
	});

	test.each([
		['calculation', indicator(3, 'latest', { unit: 'people' })],
		['unit', indicator(3, 'sum', { unit: 'households' })],
	])('do not when one has another %s', (_, other) => {
		expect(standInsFor(now, [before, other], never)).toEqual([]);
		expect(standInsFor(now, [other, before], never)).toEqual([]);
	});
});
