import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { progressOf, type ProgressFacts } from '#lib/figures/progress.ts';
import { QUARTERS } from '#lib/plan/quarter.ts';
import { question } from './framework.ts';

const of = (rest: Partial<ProgressFacts>) => progressOf(question(rest));

describe('share', () => {
	test('is reached ÷ target, never capped', () => {
		expect(of({ reached: 30, target: 20 })).toMatchObject({ share: 1.5, status: 'achieved' });
		expect(of({ reached: 0, target: 20 }).share).toBe(0);
	});

	test('does not exist without a target, or with target 0', () => {
		expect(of({ reached: 5 })).toMatchObject({ share: null, status: 'no target' });
		expect(of({ reached: 5, target: 0 })).toMatchObject({ share: null, status: 'no target' });
		expect(of({ reached: 5, target: 0, milestone: 3, paceRule: 'linear' })).toMatchObject({
			expected: 3,
			expectedShare: null,
			pace: 5 / 3,
		});
	});

	test('does not exist where reached is unknown; what is expected is known all the same', () => {
		expect(of({ target: 20, milestone: 5 })).toEqual({
			share: null,
			expected: 5,
			expectedShare: 0.25,
			pace: null,
			status: 'not reported',
		});
	});

	test('a baseline changes nothing when the direction is up', () => {
		expect(of({ reached: 30, target: 60, baseline: 10 }).share).toBe(0.5);
	});

	test('counts in one quarter alone too, where nothing is expected', () => {
		const alone = { target: 20, milestone: 5, window: 'quarter', paceRule: 'linear' } as const;
		expect(of({ ...alone, reached: 10 })).toEqual({
			share: 0.5,
			expected: null,
			expectedShare: null,
			pace: null,
			status: 'no milestone',
		});
		expect(of({ ...alone, reached: 20 }).status).toBe('achieved');
		expect(of({ ...alone, reached: 10, isState: true }).expected).toBeNull();
	});
});

describe('expected', () => {
	test.each([
		['the milestone', { milestone: 7 }, 7],
		['the milestone before a linear pace', { milestone: 7, paceRule: 'linear' }, 7],
		['the milestone before the target of a state', { milestone: 7, isState: true }, 7],
		['a milestone of 0', { milestone: 0 }, 0],
		['the target of a state', { isState: true }, 80],
		['the target of a state, whatever the pace', { isState: true, paceRule: 'linear' }, 80],
		['quarter/4 of the target', { paceRule: 'linear' }, 60],
		['nothing', {}, null],
	] as const)('%s', (_, rest, expected) => {
		expect(of({ reached: 10, target: 80, quarter: 3, ...rest }).expected).toBe(expected);
	});

	test('a linear pace expects a quarter more each quarter', () => {
		const expected = QUARTERS.map((quarter) => of({ target: 80, quarter, paceRule: 'linear' }).expected);
		expect(expected).toEqual([20, 40, 60, 80]);
	});

	test('where 0 is expected there is no pace', () => {
		expect(of({ reached: 5, target: 80, milestone: 0 })).toMatchObject({
			pace: null,
			status: 'no milestone',
		});
	});
});

describe('status', () => {
	test.each([
		[100, 'achieved'],
		[45, 'on track'],
		[44, 'behind'],
		[25, 'behind'],
		[24, 'far behind'],
		[0, 'far behind'],
	] as const)('%i of 100, 50 expected: %s', (reached, status) => {
		expect(of({ reached, target: 100, milestone: 50 }).status).toBe(status);
	});

	test('achieved does not wait for the milestone', () => {
		expect(of({ reached: 100, target: 100, milestone: 300 }).status).toBe('achieved');
	});

	test('goes by the thresholds of the plan', () => {
		const thresholds = { onTrack: 0.8, behind: 0.2 };
		const at = (reached: number) => of({ reached, target: 100, milestone: 50, thresholds }).status;
		expect([40, 39, 10, 9].map(at)).toEqual(['on track', 'behind', 'behind', 'far behind']);
	});

	test('a pace exactly on the threshold has reached it, floating point or not', () => {
		expect(0.72 / 0.8).toBeLessThan(0.9);
		expect(of({ reached: 72 / 100, target: 0.8, isState: true }).status).toBe('on track');
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(10, 100, 1000), (milestone, scale) => {
				const amounts = { target: 1e6, milestone: (milestone * 10) / scale };
				expect(of({ ...amounts, reached: (milestone * 9) / scale }).status).toBe('on track');
				expect(of({ ...amounts, reached: (milestone * 5) / scale }).status).toBe('behind');
			}),
		);
	});

	test('known to be incomplete stands instead of any other', () => {
		const marked = { markedIncomplete: true };
		expect(of({ ...marked }).status).toBe('known to be incomplete');
		expect(of({ ...marked, reached: 9, target: 5, milestone: 3 })).toEqual({
			share: 1.8,
			expected: 3,
			expectedShare: 0.6,
			pace: 3,
			status: 'known to be incomplete',
		});
	});

	const RANK = ['far behind', 'behind', 'on track', 'achieved'] as const;
	const anyGoal = fc.record({
		target: fc.integer({ min: 1, max: 200 }),
		milestone: fc.option(fc.integer({ min: 1, max: 200 })),
		quarter: fc.constantFrom(...QUARTERS),
		isState: fc.boolean(),
	});

	test('never falls when more is reached', () => {
		fc.assert(
			fc.property(anyGoal, fc.nat(300), fc.nat(300), (goal, reached, more) => {
				const rank = (amount: number) =>
					RANK.findIndex((one) => one === of({ ...goal, paceRule: 'linear', reached: amount }).status);
				expect(rank(reached)).toBeGreaterThanOrEqual(0);
				expect(rank(reached + more)).toBeGreaterThanOrEqual(rank(reached));
			}),
		);
	});

	test('never falls when less is left, where the direction is down', () => {
		fc.assert(
			fc.property(anyGoal, fc.nat(300), fc.nat(300), (goal, reached, less) => {
				const down = { ...goal, direction: 'down', baseline: 201, paceRule: 'linear' } as const;
				const rank = (amount: number) =>
					RANK.findIndex((one) => one === of({ ...down, reached: amount }).status);
				expect(rank(reached)).toBeGreaterThanOrEqual(0);
				expect(rank(reached - less)).toBeGreaterThanOrEqual(rank(reached));
			}),
		);
	});
});

describe('direction down', () => {
	const down = { direction: 'down', baseline: 100, target: 60 } as const;

	test.each([
		[60, 1, 'achieved'],
		[40, 1.5, 'achieved'],
		[80, 0.5, 'no milestone'],
		[100, 0, 'no milestone'],
		[120, -0.5, 'no milestone'],
	] as const)('%i of 100 down to 60: share %d', (reached, share, status) => {
		expect(of({ ...down, reached })).toMatchObject({ share, status });
	});

	test('may go down to 0', () => {
		expect(of({ ...down, target: 0, reached: 25 }).share).toBe(0.75);
	});

	test('expects the way from the baseline, by milestone or in equal steps', () => {
		const linear = { ...down, paceRule: 'linear', quarter: 2 } as const;
		expect(of({ ...linear, reached: 90 })).toEqual({
			share: 0.25,
			expected: 80,
			expectedShare: 0.5,
			pace: 0.5,
			status: 'behind',
		});
		expect(of({ ...linear, reached: 90, milestone: 90 })).toMatchObject({ expected: 90, pace: 1 });
		expect(of({ ...linear, reached: 110 })).toMatchObject({ pace: -0.5, status: 'far behind' });
		expect(of({ ...down, reached: 90, isState: true })).toMatchObject({ expected: null, pace: null });
	});

	test('a milestone at the baseline gives no pace', () => {
		expect(of({ ...down, reached: 90, milestone: 100 })).toMatchObject({
			pace: null,
			status: 'no milestone',
		});
	});

	test('without a way to go there is no target', () => {
		const none = { share: null, expected: null, expectedShare: null, pace: null, status: 'no target' };
		const all = { reached: 50, paceRule: 'linear' } as const;
		expect(of({ ...all, ...down, baseline: null })).toEqual(none);
		expect(of({ ...all, ...down, target: 100 })).toEqual(none);
		expect(of({ ...all, ...down, target: null })).toEqual(none);
	});

	test('a milestone is expected without a target, and gives a pace where there is a baseline', () => {
		const milestone = { reached: 50, milestone: 75, target: null } as const;
		expect(of({ ...down, ...milestone })).toMatchObject({ expected: 75, pace: 2, status: 'no target' });
		expect(of({ ...down, ...milestone, baseline: null })).toMatchObject({ expected: 75, pace: null });
	});
});
