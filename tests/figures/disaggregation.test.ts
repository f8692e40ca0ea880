import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	countsTowards,
	dimensionsOf,
	maskOf,
	questionBit,
	servesOf,
	totalFromBreakdowns,
	type BreakdownSum,
} from '#lib/figures/disaggregation.ts';
import { DIMENSIONS, withDescendants, type Dimension, type Group } from '#lib/plan/groups.ts';
import type { GroupKey } from '#lib/figures/fact.ts';
import { reach } from '#lib/figures/calculations.ts';
import { A, fact, P, withGroups } from './facts.ts';

const [SEX, COHORT, AGE, DISABILITY] = [1, 2, 4, 8];
const MASKS = Array.from({ length: 15 }, (_, i) => i + 1);

/** The breakdown that answers, if any does. */
function answering(breakdowns: readonly BreakdownSum[], asked: number): number | undefined {
	const serves = servesOf(breakdowns);
	const found = breakdowns.filter(({ mask }) => (serves.get(mask) ?? 0) & questionBit(asked));
	expect(found.length).toBeLessThanOrEqual(1);
	return found[0]?.mask;
}

describe('masks', () => {
	test('dimensions have the bits that the database keeps', () => {
		expect(DIMENSIONS.map((dimension) => maskOf([dimension]))).toEqual([SEX, COHORT, AGE, DISABILITY]);
		expect(maskOf([])).toBe(0);
	});

	test.each([0, ...MASKS])('%i reads back', (mask) => {
		expect(maskOf(dimensionsOf(mask))).toBe(mask);
	});

	test('naming a dimension twice changes nothing', () => {
		expect(maskOf(['sex', 'age', 'sex'])).toBe(SEX | AGE);
	});

	test('each question has a bit of its own', () => {
		expect(new Set(MASKS.map(questionBit)).size).toBe(15);
		expect(MASKS.reduce((all, mask) => all | questionBit(mask), 0)).toBe(2 ** 15 - 1);
	});
});

describe('which breakdown answers', () => {
	test('the one with the largest sum, however many dimensions it has', () => {
		const breakdowns = [
			{ mask: SEX, sum: 5 },
			{ mask: SEX | COHORT, sum: 100 },
		];
		expect(answering(breakdowns, SEX)).toBe(SEX | COHORT);
		expect(answering(breakdowns, COHORT)).toBe(SEX | COHORT);
		expect(answering(breakdowns, SEX | COHORT)).toBe(SEX | COHORT);
		expect(answering(breakdowns, AGE)).toBeUndefined();
	});

	test('of equal sums the one with the fewest dimensions', () => {
		const breakdowns = [
			{ mask: SEX | COHORT, sum: 60 },
			{ mask: SEX, sum: 60 },
		];
		expect(answering(breakdowns, SEX)).toBe(SEX);
		const three = [
			{ mask: SEX | COHORT | AGE, sum: 60 },
			{ mask: SEX | DISABILITY, sum: 60 },
		];
		expect(answering(three, SEX)).toBe(SEX | DISABILITY);
	});

	test('of equals always the same, in whatever order they come', () => {
		const breakdowns = [
			{ mask: SEX | AGE, sum: 60 },
			{ mask: SEX | COHORT, sum: 60 },
		];
		expect(answering(breakdowns, SEX)).toBe(SEX | COHORT);
		expect(answering(breakdowns.toReversed(), SEX)).toBe(SEX | COHORT);
	});

	const anyBreakdowns = fc.uniqueArray(fc.record({ mask: fc.integer({ min: 1, max: 15 }), sum: fc.nat(3) }), {
		selector: ({ mask }) => mask,
	});

	test('exactly one answers each question that any can answer, and none is better', () => {
		fc.assert(
			fc.property(anyBreakdowns, fc.constantFrom(...MASKS), (breakdowns, asked) => {
				const able = breakdowns.filter(({ mask }) => (mask & asked) === asked);
				const most = Math.max(...able.map(({ sum }) => sum));
				const large = able.filter(({ sum }) => sum === most).map(({ mask }) => mask);
				const fewest = Math.min(...large.map((mask) => dimensionsOf(mask).length));
				const best = large.filter((mask) => dimensionsOf(mask).length === fewest);
				expect(answering(breakdowns, asked)).toBe(best.sort((a, b) => a - b)[0]);
			}),
		);
	});

	test('groups of a dimension and the remainder add up to the whole, for sum', () => {
		const group = (dimension: Dimension, code: string, id: number): Group => ({
			id,
			dimension,
			code,
			parent: null,
		});
		const groups = [group('sex', 'women', 1), group('sex', 'men', 2), group('cohort', 'lebanese', 3)];
		const towards = countsTowards(groups);
		const activity = fc
			.record({ women: fc.nat(9), men: fc.nat(9), lebanese: fc.nat(9), rest: fc.nat(9), has: fc.nat(3) })
			.map(({ women, men, lebanese, rest, has }) => ({
				total: Math.max(women + men, lebanese) + rest,
				cells: [
					has & 1
						? [
								[1, women],
								[2, men],
							]
						: [],
					has & 2 ? [[3, lebanese]] : [],
				].flat(),
			}));
		fc.assert(
			fc.property(fc.array(activity, { minLength: 1, maxLength: 6 }), (activities) => {
				const facts = activities.map(({ total, cells }, i) => {
					const carried: Record<string, number> = {};
					for (const [cell = 0, value = 0] of cells) {
						for (const to of towards.get(cell) ?? []) carried[to] = (carried[to] ?? 0) + value;
					}
					return withGroups(fact(P, A + i, 1, total), carried);
				});
				const whole = reach('sum', facts, 1, 'quarter');
				const value = (id: GroupKey) => whole?.groups.get(id)?.value ?? 0;
				expect(value(1) + value(2)).toBe(value('sex'));
				expect(value(3)).toBe(value('cohort'));
				const unknown = activities.reduce(
					(sum, { total, cells }) =>
						sum + total - cells.reduce((known, [cell = 0, v = 0]) => known + (cell < 3 ? v : 0), 0),
					0,
				);
				expect((whole?.total ?? 0) - value('sex')).toBe(unknown);
			}),
		);
	});
});

describe('total of an activity without one', () => {
	test('is the sum of its largest breakdown', () => {
		expect(
			totalFromBreakdowns([
				{ mask: SEX, sum: 60 },
				{ mask: COHORT, sum: 70 },
				{ mask: AGE, sum: 5 },
			]),
		).toBe(70);
	});
	test('is 0 when a breakdown says 0, and unknown without any', () => {
		expect(totalFromBreakdowns([{ mask: SEX, sum: 0 }])).toBe(0);
		expect(totalFromBreakdowns([])).toBeNull();
	});
});

describe('cohorts', () => {
	const tree: Group[] = [
		{ id: 1, dimension: 'cohort', code: 'lebanese', parent: null },
		{ id: 2, dimension: 'cohort', code: 'palestine_refugee', parent: null },
		{ id: 3, dimension: 'cohort', code: 'prs', parent: 2 },
		{ id: 4, dimension: 'cohort', code: 'prl', parent: 2 },
		{ id: 5, dimension: 'cohort', code: 'prl_in_camps', parent: 4 },
		{ id: 6, dimension: 'sex', code: 'women', parent: null },
	];

	test('a parent includes its children, and theirs', () => {
		expect([...withDescendants(2, tree)].sort()).toEqual([2, 3, 4, 5]);
		expect([...withDescendants(4, tree.toReversed())].sort()).toEqual([4, 5]);
		expect([...withDescendants(1, tree)]).toEqual([1]);
	});

	test('a cell counts towards its group, those that include it, and its dimension', () => {
		const towards = countsTowards(tree);
		expect(towards.get(5)).toEqual([5, 4, 2, 'cohort']);
		expect(towards.get(1)).toEqual([1, 'cohort']);
		expect(towards.get(6)).toEqual([6, 'sex']);
	});

	test('both directions agree', () => {
		const towards = countsTowards(tree);
		for (const { id } of tree) {
			const below = tree.filter((group) => towards.get(group.id)?.includes(id)).map((group) => group.id);
			expect(new Set(below)).toEqual(withDescendants(id, tree));
		}
	});

	test('a circle in the tree ends', () => {
		const circle = tree.map((group) => (group.id === 2 ? { ...group, parent: 5 } : group));
		expect(countsTowards(circle).get(5)).toEqual([5, 4, 2, 'cohort']);
		expect([...withDescendants(4, circle)].sort()).toEqual([2, 3, 4, 5]);
	});

	test('two children at one municipality are one municipality for their parent', () => {
		const towards = countsTowards(tree);
		const carried: Record<string, number> = {};
		for (const cell of [3, 4]) for (const to of towards.get(cell) ?? []) carried[to] = (carried[to] ?? 0) + 1;
		const found = reach('distinct', [withGroups(fact(P, A, 1, 1), carried)], 1, 'quarter');
		expect(found?.groups.get(2)?.value).toBe(1);
		expect(found?.groups.get('cohort')?.value).toBe(1);
	});
});
