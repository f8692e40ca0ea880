import { expect, test } from 'vitest';
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { standsFor } from '#lib/funding/fundedResult.ts';

/** As far as the choice looks. */
function indicator(
	code: string,
	{
		output = '1.1',
		...more
	}: Partial<Pick<IndicatorProgress, 'output' | 'headline' | 'reached' | 'target' | 'share'>>,
): IndicatorProgress {
	const known = { code, output, headline: false, reached: 5, target: null, share: null, ...more };
	return known as IndicatorProgress;
}

const withTarget = { target: 10, share: 0.5 };

test('the headline with a target, before an earlier one that is no headline', () => {
	const all = [indicator('1.1.a', withTarget), indicator('1.1.b', { ...withTarget, headline: true })];
	expect(standsFor('1.1', all)?.code).toBe('1.1.b');
});

test('without a headline that has a target, the first that has one', () => {
	const all = [
		indicator('1.1.a', {}),
		indicator('1.1.b', { headline: true }),
		indicator('1.1.c', withTarget),
		indicator('1.1.d', withTarget),
	];
	expect(standsFor('1.1', all)?.code).toBe('1.1.c');
});

test('one that has a target and no report yet stands, its share unknown', () => {
	expect(standsFor('1.1', [indicator('1.1.a', { reached: null, target: 10 })])?.code).toBe('1.1.a');
});

test('nothing of another output, and nothing that spans outputs', () => {
	const all = [
		indicator('1.a', { ...withTarget, output: null }),
		indicator('1.2.a', { ...withTarget, output: '1.2' }),
	];
	expect(standsFor('1.1', all)).toBeUndefined();
	expect(standsFor('1.1', [indicator('1.1.a', { target: 0 })])).toBeUndefined();
});
