import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	calculationOf,
	CALCULATION_NAMES,
	hasGroups,
	isReported,
	reach,
	type Calculation,
	type ReportedCalculation,
} from '#lib/figures/calculations.ts';
import { addReach, isReportedIn, reachDifference, type Fact } from '#lib/figures/fact.ts';
import { UNITS } from '#lib/figures/unit.ts';
import { PLACE_UNKNOWN } from '#lib/places/place.ts';
import { QUARTERS, WINDOWS } from '#lib/plan/quarter.ts';
import {
	A,
	anyFacts,
	B,
	CAMP,
	difference,
	DISTRICT,
	fact,
	factsOfThree,
	groupValue,
	MEN,
	P,
	plain,
	R,
	withGroups,
	WOMEN,
} from './facts.ts';

const REPORTED = CALCULATION_NAMES.filter(isReported);
const anyWindow = { quarter: fc.constantFrom(...QUARTERS), window: fc.constantFrom(...WINDOWS) };
/** A range has no parts by group, and is added to nothing. */
const ADDED = REPORTED.filter(hasGroups);

const anyCalculation = fc.constantFrom<ReportedCalculation>(...REPORTED);

test('reported calculations are those that partners report values of', () => {
	expect(REPORTED).toEqual(['sum', 'distinct', 'latest', 'peak', 'stated']);
});

describe('unknown and zero', () => {
	test.each(REPORTED)('%s of nothing is unknown', (calculation) => {
		expect(reach(calculation, [], 4, 'year-to-date')).toBeNull();
		expect(reach(calculation, [fact(P, A, 2, 1)], 1, 'year-to-date')).toBeNull();
		expect(reach(calculation, [fact(P, A, 2, 1)], 3, 'quarter')).toBeNull();
	});

	test.each(REPORTED)('%s of a reported 0 is 0, at a municipality or not', (calculation) => {
		for (const place of [A, CAMP, PLACE_UNKNOWN]) {
			const found = reach(calculation, [fact(P, place, 2, 0)], 2, 'quarter');
			expect(found).toMatchObject({ total: 0, unnamed: 0, facts: 1 });
		}
	});

	test.each(ADDED)('%s: a group that nobody reports is absent, a reported 0 is there', (calculation) => {
		const found = reach(calculation, [withGroups(fact(P, A, 1, 1), { [WOMEN]: 0 })], 1, 'quarter');
		expect(groupValue(found, WOMEN)).toBe(0);
		expect(groupValue(found, MEN)).toBeNull();
	});
});

test.each(ADDED)('%s says how many facts stand behind it and behind each group', (calculation) => {
	const facts = [
		withGroups(fact(P, A, 1, 1), { [WOMEN]: 1 }),
		withGroups(fact(P, CAMP, 1, 1), { [WOMEN]: 1, [MEN]: 0 }),
		fact(P, B, 1, 1),
	];
	const found = reach(calculation, facts, 1, 'quarter');
	expect(found?.facts).toBe(3);
	expect(found?.groups.get(WOMEN)?.facts).toBe(2);
	expect(found?.groups.get(MEN)?.facts).toBe(1);
});

describe('window', () => {
	test('holds one quarter, or the quarters from the first of the year on', () => {
		const facts = QUARTERS.map((quarter) => fact(P, A, quarter, 10 ** quarter));
		expect(reach('sum', facts, 3, 'quarter')?.total).toBe(1000);
		expect(reach('sum', facts, 3, 'year-to-date')?.total).toBe(1110);
	});
});

test('stated goes from the lowest to the highest of all quarters, places and partners, and adds nothing up', () => {
	const facts = [
		{ ...fact(P, A, 1, 7000), high: 8000 },
		fact(R, B, 1, 6500),
		{ ...fact(P, A, 2, 7500), high: 9000 },
		fact(P, DISTRICT, 3, 100),
	];
	expect(reach('stated', facts, 1, 'quarter')).toMatchObject({ total: 6500, high: 8000, unnamed: 0 });
	expect(reach('stated', facts, 2, 'year-to-date')).toMatchObject({ total: 6500, high: 9000 });
	expect(reach('stated', facts, 3, 'quarter')).toMatchObject({ total: 100, high: 100 });
});

describe('distinct', () => {
	test('counts only municipalities: a camp, a district and an unknown place are unnamed', () => {
		const facts = [
			fact(P, A, 1, 1),
			fact(P, CAMP, 1, 2),
			fact(P, DISTRICT, 1, 3),
			fact(P, PLACE_UNKNOWN, 1, 4),
		];
		expect(reach('distinct', facts, 1, 'quarter')).toMatchObject({ total: 10, unnamed: 9 });
	});

	test('a municipality with 0 is not counted, one with several partners once', () => {
		const facts = [fact(P, A, 1, 1), fact(R, A, 1, 1), fact(P, B, 1, 0)];
		expect(reach('distinct', facts, 1, 'quarter')?.total).toBe(1);
	});

	test('unnamed values: each partner by its largest quarter, whatever place the quarter names', () => {
		const facts = [
			fact(P, PLACE_UNKNOWN, 1, 3),
			fact(P, CAMP, 2, 2),
			fact(P, DISTRICT, 2, 2),
			fact(R, PLACE_UNKNOWN, 3, 5),
		];
		expect(reach('distinct', facts, 4, 'year-to-date')).toMatchObject({ total: 9, unnamed: 9 });
	});

	test('a group has the municipalities where its cells are above 0, and the unnamed of its cells', () => {
		const facts = [
			withGroups(fact(P, A, 1, 1), { [WOMEN]: 1, [MEN]: 0 }),
			withGroups(fact(R, A, 2, 1), { [WOMEN]: 1, [MEN]: 0 }),
			withGroups(fact(P, DISTRICT, 1, 4), { [WOMEN]: 3 }),
			withGroups(fact(P, PLACE_UNKNOWN, 2, 9), { [WOMEN]: 2 }),
		];
		const found = reach('distinct', facts, 2, 'year-to-date');
		expect(groupValue(found, WOMEN)).toBe(4);
		expect(groupValue(found, MEN)).toBe(0);
		expect(groupValue(found, 31)).toBeNull();
	});

	test('year to date is never above the sum of its quarters, nor below the largest', () => {
		fc.assert(
			fc.property(factsOfThree, (facts) => {
				const quarters = QUARTERS.map((quarter) => reach('distinct', facts, quarter, 'quarter')?.total ?? 0);
				const whole = reach('distinct', facts, 4, 'year-to-date')?.total ?? 0;
				expect(whole).toBeLessThanOrEqual(quarters.reduce((sum, one) => sum + one, 0));
				expect(whole).toBeGreaterThanOrEqual(Math.max(...quarters));
			}),
		);
	});

	test('is never above the same of its parts, added up', () => {
		fc.assert(
			fc.property(factsOfThree, fc.record(anyWindow), (facts, { quarter, window }) => {
				const whole = reach('distinct', facts, quarter, window);
				const parts = [1, 2, 3].map((id) =>
					reach(
						'distinct',
						facts.filter(({ indicator }) => indicator === id),
						quarter,
						window,
					),
				);
				const sum = (pick: 'total' | 'unnamed') => parts.reduce((all, part) => all + (part?.[pick] ?? 0), 0);
				expect(whole?.total ?? 0).toBeLessThanOrEqual(sum('total'));
				expect(whole?.unnamed ?? 0).toBe(sum('unnamed'));
			}),
		);
	});
});

describe('latest', () => {
	test('a gap keeps what was there, a later 0 does not', () => {
		const facts = [fact(P, A, 1, 4), fact(P, B, 1, 7), fact(P, B, 3, 0)];
		expect(reach('latest', facts, 4, 'year-to-date')?.total).toBe(4);
		expect(reach('latest', facts, 2, 'year-to-date')?.total).toBe(11);
	});

	test('each partner stands for itself at one place, and each place for one partner', () => {
		const facts = [fact(P, A, 1, 1), fact(R, A, 2, 10), fact(P, CAMP, 2, 100)];
		expect(reach('latest', facts, 2, 'year-to-date')).toMatchObject({ total: 111, unnamed: 0 });
	});

	test('brings the breakdown of the last quarter, even when that is none', () => {
		const facts = [withGroups(fact(P, A, 1, 4), { [WOMEN]: 4 }), fact(P, A, 2, 5)];
		expect(groupValue(reach('latest', facts, 2, 'year-to-date'), WOMEN)).toBeNull();
	});
});

describe('peak', () => {
	test('of two quarters alike the later one brings its breakdown', () => {
		const facts = [
			withGroups(fact(P, A, 3, 9), { [WOMEN]: 3 }),
			withGroups(fact(P, A, 1, 9), { [WOMEN]: 1 }),
			withGroups(fact(P, A, 2, 8), { [WOMEN]: 8 }),
		];
		expect(groupValue(reach('peak', facts, 4, 'year-to-date'), WOMEN)).toBe(3);
	});

	test.each(['peak', 'latest'] as const)('%s adds up first what lies in one quarter', (calculation) => {
		const facts = [fact(P, A, 1, 9), fact(P, A, 2, 6), fact(P, A, 2, 7)];
		expect(reach(calculation, facts, 2, 'year-to-date')?.total).toBe(13);
	});

	test('is never below latest, and never above sum', () => {
		fc.assert(
			fc.property(anyFacts, (facts) => {
				const [latest = 0, peak = 0, sum = 0] = (['latest', 'peak', 'sum'] as const).map(
					(calculation) => reach(calculation, facts, 4, 'year-to-date')?.total ?? 0,
				);
				expect(peak).toBeGreaterThanOrEqual(latest);
				expect(sum).toBeGreaterThanOrEqual(peak);
			}),
		);
	});
});

test('the order of facts does not matter', () => {
	fc.assert(
		fc.property(
			anyCalculation,
			factsOfThree.chain((facts) =>
				fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
			),
			fc.record(anyWindow),
			(calculation, [facts, shuffled], { quarter, window }) => {
				expect(plain(reach(calculation, shuffled, quarter, window))).toEqual(
					plain(reach(calculation, facts, quarter, window)),
				);
			},
		),
	);
});

test('in one quarter alone sum, latest and peak are the same', () => {
	fc.assert(
		fc.property(anyFacts, fc.constantFrom(...QUARTERS), (all, quarter) => {
			// What is reported late is of another quarter for latest and peak.
			const facts = all.map((one) => ({ ...one, done: one.quarter }));
			const sum = plain(reach('sum', facts, quarter, 'quarter'));
			expect(plain(reach('latest', facts, quarter, 'quarter'))).toEqual(sum);
			expect(plain(reach('peak', facts, quarter, 'quarter'))).toEqual(sum);
		}),
	);
});

describe('addReach', () => {
	/** What must stay together for `reach` to be additive. */
	const keyOf: Record<ReportedCalculation, (one: Fact) => string> = {
		sum: ({ partner, place }) => `${partner} ${place}`,
		latest: ({ partner, place }) => `${partner} ${place}`,
		peak: ({ partner, place }) => `${partner} ${place}`,
		stated: () => 'everybody',
		distinct: ({ kind, partner, place }) => (kind === 'municipality' ? `at ${place}` : `by ${partner}`),
	};

	test('parts add up to the whole, and taking one away leaves the other', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...ADDED),
				factsOfThree,
				fc.func(fc.boolean()),
				fc.record(anyWindow),
				(calculation, facts, isLeft, { quarter, window }) => {
					const of = (some: Fact[]) => reach(calculation, some, quarter, window);
					const left = of(facts.filter((one) => isLeft(keyOf[calculation](one))));
					const right = of(facts.filter((one) => !isLeft(keyOf[calculation](one))));
					const whole = of(facts);
					expect(plain(addReach(left, right))).toEqual(plain(whole));
					expect(difference(right, whole)).toEqual(difference(null, left));
				},
			),
		);
	});

	test('a reach is not changed by what is added to it', () => {
		const one = reach('sum', [withGroups(fact(P, A, 1, 2), { [WOMEN]: 2 })], 1, 'quarter');
		const before = plain(one);
		addReach(one, one);
		reachDifference(one, one);
		expect(plain(one)).toEqual(before);
	});
});

test('what covers the whole year is reported in the year to date of its last quarter, and nowhere else', () => {
	const ofYear = { quarter: 2, done: null } as const;
	const holds = QUARTERS.flatMap((quarter) =>
		WINDOWS.filter((window) => isReportedIn(ofYear, { quarter, window })).map((window) => [quarter, window]),
	);
	expect(holds).toEqual([[4, 'year-to-date']]);
});

test('a count of places is in numbers, a fraction percent alone, what is added up all others', () => {
	const taken = (calculation: Calculation) => UNITS.filter(calculationOf(calculation).takesUnit);
	expect(taken('distinct')).toEqual(['count']);
	expect(taken('derived')).toEqual(['count']);
	expect(taken('ratio')).toEqual(['percent']);
	expect(taken('sum')).toEqual(UNITS.filter((unit) => unit !== 'percent'));
});
