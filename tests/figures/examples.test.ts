/** The worked examples, by their numbers (docs/rules.md, Worked examples). */
import { describe, expect, test } from 'vitest';
import { bridgeOf } from '#lib/publication/bridge.ts';
import { reach } from '#lib/figures/calculations.ts';
import type { Fact } from '#lib/figures/fact.ts';
import { countsTowards, questionBit, servesOf } from '#lib/figures/disaggregation.ts';
import { type Group } from '#lib/plan/groups.ts';
import { disaggregationKnown, figureOf } from '#lib/figures/figure.ts';
import { peopleAtPlaces, peopleWithoutPlace } from '#lib/figures/people.ts';
import { reachIn, reachingOf } from '#lib/figures/reached.ts';
import { PLACE_UNKNOWN } from '#lib/places/place.ts';
import { progressOf } from '#lib/figures/progress.ts';
import type { QuarterNumber, Window } from '#lib/plan/quarter.ts';
import { A, B, C, D, fact, groupValue, late, MEN, P, R, withGroups, WOMEN } from './facts.ts';
import { frameworkOf, indicator, question } from './framework.ts';

const of = (id: number, one: Fact): Fact => ({ ...one, indicator: id });

describe('1. Sum', () => {
	const initiatives = [fact(P, A, 1, 32), fact(P, A, 2, 41)];
	const reached = (window: Window) => reach('sum', initiatives, 2, window)?.total ?? null;
	const toDate = question({ reached: 73, target: 750, quarter: 2 });

	test('Q2 alone 41, year to date 73', () => {
		expect(reached('quarter')).toBe(41);
		expect(reached('year-to-date')).toBe(73);
	});

	test('with a linear pace far behind', () => {
		const progress = progressOf({ ...toDate, paceRule: 'linear' });
		expect(progress.share).toBeCloseTo(0.0973, 4);
		expect(progress.pace).toBeCloseTo(0.195, 3);
		expect(progress).toMatchObject({ expected: 375, status: 'far behind' });
	});

	test('without milestones: no milestone', () => {
		expect(progressOf(toDate)).toMatchObject({ expected: null, pace: null, status: 'no milestone' });
	});
});

test('2. Distinct', () => {
	const facts = [
		...[A, B, C].map((place) => fact(P, place, 1, 1)),
		...[B, D].map((place) => fact(P, place, 2, 1)),
		fact(P, PLACE_UNKNOWN, 2, 3),
		fact(P, PLACE_UNKNOWN, 3, 2),
	];
	expect(reach('distinct', facts, 2, 'quarter')?.total).toBe(5);
	expect(reach('distinct', facts, 2, 'year-to-date')?.total).toBe(7);
	expect(reach('distinct', facts, 3, 'year-to-date')).toMatchObject({ total: 7, unnamed: 3 });
});

test('3. Composite of distinct', () => {
	const framework = frameworkOf([
		indicator(1, 'distinct'),
		indicator(2, 'distinct'),
		indicator(3, 'composite', { parts: [1, 2] }),
	]);
	const facts = [fact(P, A, 1, 1), fact(P, B, 1, 1), of(2, fact(R, B, 1, 1)), of(2, fact(R, C, 1, 1))];
	const union = reach('distinct', facts, 1, 'quarter');
	const composite = figureOf(framework.indicator(3), framework.byId, (id) => (id === 3 ? union : null));
	expect(composite.reached).toBe(3);
});

test('4. Latest', () => {
	const facts = [fact(P, A, 1, 4), fact(P, A, 3, 2), fact(R, A, 2, 1)];
	expect(reach('latest', facts, 3, 'year-to-date')?.total).toBe(3);
	expect(reach('latest', facts, 2, 'year-to-date')?.total).toBe(5);
});

test('5. Peak', () => {
	const facts = [
		fact(P, A, 1, 100),
		withGroups(fact(P, A, 2, 140), { [WOMEN]: 80, [MEN]: 60 }),
		fact(P, A, 3, 90),
	];
	const found = reach('peak', facts, 3, 'year-to-date');
	expect(found?.total).toBe(140);
	expect(groupValue(found, WOMEN)).toBe(80);
	expect(groupValue(found, MEN)).toBe(60);
});

test('6. Ratio', () => {
	const framework = frameworkOf([
		indicator(1, 'sum'),
		indicator(2, 'sum'),
		indicator(3, 'ratio', { unit: 'percent', numerator: 1, denominator: 2 }),
	]);
	const facts = [fact(P, A, 1, 80), of(2, fact(P, A, 1, 117)), fact(P, A, 2, 10), of(2, fact(P, A, 2, 20))];
	const ratio = (quarter: QuarterNumber, window: Window) => {
		const reaching = reachingOf(framework.indicator(3), framework.byId);
		const found = reaching && reachIn(reaching, facts, { quarter, window });
		return figureOf(framework.indicator(3), framework.byId, () => found).reached;
	};
	expect(ratio(1, 'quarter')).toBeCloseTo(0.6838, 4);
	expect(ratio(2, 'quarter')).toBe(0.5);
	expect(ratio(2, 'year-to-date')).toBe(90 / 137);
});

describe('disaggregation', () => {
	const groups: Group[] = [
		{ id: WOMEN, dimension: 'sex', code: 'women', parent: null },
		{ id: MEN, dimension: 'sex', code: 'men', parent: null },
		{ id: 31, dimension: 'cohort', code: 'lebanese', parent: null },
	];
	/** The fact of activities that have one breakdown for each dimension named. */
	function factOf(activities: { total: number; cells: Record<string, number> }[]): Fact {
		const towards = countsTowards(groups);
		const carried: Record<string, number> = {};
		for (const { cells } of activities) {
			for (const [cell, value] of Object.entries(cells)) {
				for (const group of towards.get(Number(cell)) ?? []) carried[group] = (carried[group] ?? 0) + value;
			}
		}
		return withGroups(
			fact(
				P,
				A,
				1,
				activities.reduce((sum, { total }) => sum + total, 0),
			),
			carried,
		);
	}
	const framework = frameworkOf([indicator(1, 'sum', { unit: 'people' })]);
	const figure = (one: Fact) =>
		figureOf(framework.indicator(1), framework.byId, () => reach('sum', [one], 1, 'quarter'));

	test('7. Breakdowns', () => {
		const { reached, groups: figures } = figure(
			factOf([{ total: 100, cells: { [WOMEN]: 60, [MEN]: 40, 31: 70 } }]),
		);
		expect(figures.get(WOMEN)).toBe(60);
		expect(figures.get(31)).toBe(70);
		expect((reached ?? 0) - (figures.get('cohort') ?? 0)).toBe(30);
		expect((reached ?? 0) - (figures.get('sex') ?? 0)).toBe(0);
		// Lebanese women: neither breakdown answers, so all 100 are not disaggregated.
		const serves = servesOf([
			{ mask: 1, sum: 100 },
			{ mask: 2, sum: 70 },
		]);
		expect([...serves.values()].filter((bits) => bits & questionBit(3))).toEqual([]);
	});

	test('8. Remainder', () => {
		const found = figure(
			factOf([
				{ total: 10_357, cells: { 31: 10_357 } },
				{ total: 451, cells: { [WOMEN]: 400, [MEN]: 51 } },
			]),
		);
		expect(found.reached).toBe(10_808);
		expect(10_808 - (found.groups.get('cohort') ?? 0)).toBe(451);
		expect(10_808 - (found.groups.get('sex') ?? 0)).toBe(10_357);
		expect(disaggregationKnown(found, framework.indicator(1)).sex).toBeCloseTo(451 / 10_808, 12);
	});
});

test('9. People', () => {
	const facts = [
		fact(P, A, 1, 50),
		of(2, fact(R, A, 1, 80)),
		fact(P, PLACE_UNKNOWN, 1, 20),
		of(2, fact(R, PLACE_UNKNOWN, 1, 10)),
	];
	const indicators = [
		{ id: 1, calculation: 'sum' },
		{ id: 2, calculation: 'sum' },
	] as const;
	const people = (method: 'largest' | 'sum') =>
		peopleAtPlaces(indicators, facts, 1, 'quarter', method)?.total;
	expect(people('largest')).toBe(80);
	expect(people('sum')).toBe(130);
	expect(peopleWithoutPlace([20, 10], 'largest')).toBe(20);
});

describe('14. Late work of what stands or peaks', () => {
	const facts = [fact(P, A, 2, 2), late(fact(P, A, 2, 4), 1)];
	const reached = (calculation: 'latest' | 'peak', quarter: QuarterNumber, window: Window) =>
		reach(calculation, facts, quarter, window)?.total ?? null;

	test('stands in the quarter it was done in, for windows that hold the report', () => {
		expect(reached('latest', 2, 'quarter')).toBe(2);
		expect(reached('latest', 2, 'year-to-date')).toBe(2);
		expect(reached('peak', 2, 'year-to-date')).toBe(4);
		expect(reached('peak', 1, 'year-to-date')).toBeNull();
	});

	test('alone, it leaves the quarter that reports it unknown', () => {
		const alone = [late(fact(P, A, 2, 4), 1)];
		expect(reach('latest', alone, 2, 'quarter')).toBeNull();
		expect(reach('latest', alone, 2, 'year-to-date')?.total).toBe(4);
	});
});

test('15. Breakdowns', () => {
	const [sex, both] = [
		{ mask: 1, sum: 10 },
		{ mask: 3, sum: 100 },
	];
	const serves = servesOf([sex, both]);
	expect((serves.get(sex.mask) ?? 0) & questionBit(1)).toBe(0);
	expect((serves.get(both.mask) ?? 0) & questionBit(1)).not.toBe(0);
});

describe('16. Ratio over what has both sides', () => {
	const ratio = (calculation: 'sum' | 'latest') =>
		frameworkOf([
			indicator(1, 'sum'),
			indicator(2, calculation),
			indicator(3, 'ratio', { unit: 'percent', numerator: 1, denominator: 2 }),
		]);
	const ratioOf = (calculation: 'sum' | 'latest', facts: Fact[], quarter: QuarterNumber, window: Window) => {
		const framework = ratio(calculation);
		const reaching = reachingOf(framework.indicator(3), framework.byId);
		const found = reaching && reachIn(reaching, facts, { quarter, window });
		return figureOf(framework.indicator(3), framework.byId, () => found).reached;
	};

	test('what has no denominator stands apart', () => {
		const facts = [fact(P, A, 1, 80), of(2, fact(P, A, 1, 117)), fact(R, A, 1, 10)];
		expect(ratioOf('sum', facts, 1, 'quarter')).toBe(80 / 117);
	});

	test('and so does a quarter that has one side', () => {
		const facts = [fact(P, A, 1, 80), of(2, fact(P, B, 1, 117)), fact(P, A, 2, 5)];
		expect(ratioOf('sum', facts, 2, 'year-to-date')).toBe(80 / 117);
		expect(ratioOf('sum', facts, 2, 'quarter')).toBeNull();
	});

	test('of what matches a filter by groups both sides are of the partners that break down both', () => {
		const women = (one: Fact, matched: number) => withGroups(one, { matched });
		const facts = [
			women(fact(P, A, 1, 80), 30),
			of(2, fact(P, A, 1, 117)),
			women(fact(R, A, 1, 10), 4),
			women(of(2, fact(R, A, 1, 20)), 8),
		];
		const { byId, indicator: of3 } = ratio('sum');
		const reaching = reachingOf(of3(3), byId);
		const found = reaching && reachIn(reaching, facts, { quarter: 1, window: 'quarter' });
		expect(found?.groups.get('matched')).toMatchObject({ value: 4, denominator: 8 });
	});

	test('where the denominator is the latest, its quarter counts for both', () => {
		const facts = [fact(P, A, 1, 5), of(2, fact(P, A, 1, 10)), fact(P, A, 2, 7), of(2, fact(P, A, 2, 12))];
		expect(ratioOf('latest', facts, 2, 'year-to-date')).toBe(7 / 12);
		expect(ratioOf('sum', facts, 2, 'year-to-date')).toBe(12 / 22);
	});
});

test('10. Late', () => {
	const published = reach('sum', [fact(P, A, 1, 32)], 1, 'year-to-date')?.total ?? null;
	const doneInQ1 = 3;
	const stored = [fact(P, A, 1, 32), fact(P, A, 2, 41), fact(P, A, 2, doneInQ1)];
	const yearToDate = reach('sum', stored, 2, 'year-to-date')?.total ?? null;
	const doneByQ1 = [fact(P, A, 1, 32), fact(P, A, 1, doneInQ1)];
	const restated = reach('sum', doneByQ1, 1, 'year-to-date')?.total ?? null;
	expect(bridgeOf({ published, restated, yearToDate, hasLater: true })).toEqual({
		published: 32,
		lateAndCorrected: 3,
		added: 41,
		yearToDate: 76,
	});
	expect(reach('sum', stored, 1, 'quarter')?.total).toBe(32);
});

test('18. Ended', () => {
	const facts = [fact(P, A, 1, 4), fact(R, A, 1, 1), fact(P, A, 2, 0)];
	expect(reach('latest', facts, 1, 'year-to-date')?.total).toBe(5);
	expect(reach('latest', facts, 2, 'year-to-date')?.total).toBe(1);
});
