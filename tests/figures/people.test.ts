import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reach } from '#lib/figures/calculations.ts';
import { holdsPeople } from '#lib/places/place.ts';
import { addReach, type Fact } from '#lib/figures/fact.ts';
import { peopleAtPlaces, peopleWithoutPlace, type PeopleIndicator } from '#lib/figures/people.ts';
import { type PeopleMethod } from '#lib/plan/settings.ts';
import { QUARTERS, WINDOWS } from '#lib/plan/quarter.ts';
import {
	A,
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
	UNION,
	withGroups,
	WOMEN,
} from './facts.ts';

const INDICATORS: PeopleIndicator[] = [
	{ id: 1, calculation: 'sum' },
	{ id: 2, calculation: 'peak' },
	{ id: 3, calculation: 'latest' },
];
const of = (id: number, one: Fact): Fact => ({ ...one, indicator: id });

function people(facts: readonly Fact[], method: PeopleMethod, indicators = INDICATORS) {
	return peopleAtPlaces(indicators, facts, 4, 'year-to-date', method);
}

describe('people at places', () => {
	test('each municipality by its own largest indicator', () => {
		const facts = [fact(P, A, 1, 10), of(2, fact(P, A, 1, 7)), fact(P, B, 1, 1), of(2, fact(R, B, 1, 30))];
		expect(people(facts, 'largest')?.total).toBe(40);
		expect(people(facts, 'sum')?.total).toBe(48);
	});

	test('a camp counts people as a municipality does', () => {
		const facts = [fact(P, CAMP, 1, 10), of(2, fact(P, CAMP, 1, 7)), fact(P, A, 1, 1)];
		expect(people(facts, 'largest')?.total).toBe(11);
	});

	test('each indicator by its own calculation, over all partners and quarters together', () => {
		const facts = [
			fact(P, A, 1, 10),
			fact(R, A, 2, 10),
			of(2, fact(P, A, 1, 12)),
			of(2, fact(P, A, 2, 9)),
			of(2, fact(R, A, 2, 5)),
		];
		expect(people(facts, 'largest')?.total).toBe(20);
		expect(people(facts, 'sum')?.total).toBe(37);
	});

	test('the largest indicator brings its breakdown, and no other does', () => {
		const facts = [
			withGroups(fact(P, A, 1, 10), { [WOMEN]: 10 }),
			withGroups(of(2, fact(P, A, 1, 11)), { [MEN]: 3 }),
		];
		const largest = people(facts, 'largest');
		expect(groupValue(largest, WOMEN)).toBeNull();
		expect(groupValue(largest, MEN)).toBe(3);
		const sum = people(facts, 'sum');
		expect(groupValue(sum, WOMEN)).toBe(10);
		expect(groupValue(sum, MEN)).toBe(3);
	});

	test('of two alike the first of the framework brings its breakdown', () => {
		const facts = [
			withGroups(of(2, fact(P, A, 1, 10)), { [MEN]: 5 }),
			withGroups(fact(P, A, 1, 10), { [WOMEN]: 5 }),
		];
		expect(groupValue(people(facts, 'largest'), WOMEN)).toBe(5);
		expect(groupValue(people(facts, 'largest', INDICATORS.toReversed()), MEN)).toBe(5);
	});

	test('what names no place of its own is left out, a union too, and what no indicator counts too', () => {
		expect(people([fact(P, DISTRICT, 1, 10)], 'largest')).toBeNull();
		expect(people([fact(P, UNION, 1, 10)], 'largest')).toBeNull();
		expect(people([of(9, fact(P, A, 1, 10))], 'largest')).toBeNull();
		expect(people([], 'sum')).toBeNull();
		expect(people([fact(P, A, 1, 0)], 'largest')?.total).toBe(0);
	});

	test('facts outside the window do not count', () => {
		const facts = [fact(P, A, 1, 10), fact(P, A, 3, 5)];
		const at = (quarter: 1 | 2 | 3) => peopleAtPlaces(INDICATORS, facts, quarter, 'quarter', 'largest');
		expect([1, 2, 3].map((quarter) => at(quarter as 1 | 2 | 3)?.total)).toEqual([10, undefined, 5]);
	});

	test('largest is never above sum, nor below any one indicator', () => {
		fc.assert(
			fc.property(factsOfThree, (facts) => {
				const largest = people(facts, 'largest')?.total ?? 0;
				expect(largest).toBeLessThanOrEqual(people(facts, 'sum')?.total ?? 0);
				for (const { id, calculation } of INDICATORS) {
					const alone = facts.filter(({ indicator, kind }) => indicator === id && holdsPeople(kind));
					const reached = reach(calculation, alone, 4, 'year-to-date')?.total ?? 0;
					expect(largest).toBeGreaterThanOrEqual(reached);
				}
			}),
		);
	});

	test('is additive over municipalities, so that one can be exchanged', () => {
		fc.assert(
			fc.property(
				factsOfThree,
				fc.nat(6),
				fc.constantFrom<PeopleMethod>('largest', 'sum'),
				fc.constantFrom(...QUARTERS),
				fc.constantFrom(...WINDOWS),
				(facts, cut, method, quarter, window) => {
					const count = (some: Fact[]) => peopleAtPlaces(INDICATORS, some, quarter, window, method);
					const whole = count(facts);
					const left = count(facts.filter(({ place }) => place < cut));
					const right = count(facts.filter(({ place }) => place >= cut));
					expect(plain(addReach(left, right))).toEqual(plain(whole));
					expect(difference(left, whole)).toEqual(difference(null, right));
				},
			),
		);
	});
});

describe('people without a place', () => {
	test('again the largest indicator, or their sum', () => {
		expect(peopleWithoutPlace([20, 10, 15], 'largest')).toBe(20);
		expect(peopleWithoutPlace([20, 10, 15], 'sum')).toBe(45);
	});
	test('unknown when no indicator is known, 0 when they are 0', () => {
		expect(peopleWithoutPlace([], 'largest')).toBeNull();
		expect(peopleWithoutPlace([], 'sum')).toBeNull();
		expect(peopleWithoutPlace([0], 'largest')).toBe(0);
	});
});
