/** People reached: the largest indicator at each place. Source: docs/rules.md, People reached. */
import { holdsPeople } from '#lib/places/place.ts';
import type { PeopleMethod } from '#lib/plan/settings.ts';
import type { ReportedCalculation } from './calculations.ts';
import type { Fact, Reach } from './fact.ts';
import { reach } from './calculations.ts';
import { addReach, standingBy } from './fact.ts';
import type { QuarterNumber, Window } from '#lib/plan/quarter.ts';

/** An indicator that counts people, in the framework's order: of two alike the first one's breakdown is taken along. */
export interface PeopleIndicator {
	readonly id: number;
	readonly calculation: ReportedCalculation;
}

/**
 * People reached at places (of level 3, but no unions, which cover municipalities): for each place the largest of its
 * indicators (or their sum, where the plan chose so), each by its own calculation over all partners together, with that
 * indicator's breakdown; then Σ. What names no such place is left out: it may repeat the others and stands apart
 * (`peopleWithoutPlace`). Null when no fact names one. Additive over sets of facts that share no place.
 */
export function peopleAtPlaces(
	indicators: readonly PeopleIndicator[],
	facts: readonly Fact[],
	quarter: QuarterNumber,
	window: Window,
	method: PeopleMethod,
): Reach | null {
	const byIndicator = Map.groupBy(facts, ({ indicator }) => indicator);
	if (method === 'sum') {
		// The places add up too, so they need not be told apart.
		return indicators.reduce<Reach | null>((people, { id, calculation }) => {
			const here = (byIndicator.get(id) ?? []).filter(({ kind }) => holdsPeople(kind));
			return addReach(people, reach(calculation, here, quarter, window));
		}, null);
	}
	const tally: PlaceTally = new Map();
	for (const { id, calculation } of indicators) {
		const here = byPlace(byIndicator.get(id) ?? [], quarter);
		addToTally(tally, calculation, here, quarter, window, method);
	}
	return totalOf(tally);
}

/** What each place has reached so far, by its identifier: the indicators come one after another, in order. */
export type PlaceTally = Map<number, Reach>;

/** Facts at a place where people are counted, by the identifier of that in windows that end with a quarter. */
export function byPlace(
	facts: readonly Fact[],
	quarter: QuarterNumber,
): ReadonlyMap<number, readonly Fact[]> {
	return Map.groupBy(
		standingBy(facts, quarter).filter(({ kind }) => holdsPeople(kind)),
		({ place }) => place,
	);
}

/** Adds an indicator's facts to the tally of a window. */
export function addToTally(
	tally: PlaceTally,
	calculation: ReportedCalculation,
	facts: ReadonlyMap<number, readonly Fact[]>,
	quarter: QuarterNumber,
	window: Window,
	method: PeopleMethod,
): void {
	for (const [place, here] of facts) {
		const found = reach(calculation, here, quarter, window);
		const before = tally.get(place);
		if (found) tally.set(place, before ? combine(before, found, method) : found);
	}
}

/** The people of all places together; null when there is none. */
export function totalOf(tally: PlaceTally): Reach | null {
	let people: Reach | null = null;
	for (const here of tally.values()) people = addReach(people, here);
	return people;
}

/**
 * What names no place where people are counted, by the same method over the indicators: smallest units.
 * @param unnamed of each indicator that counts people, the part that names none; unknown ones left out
 * @returns null when no indicator is known
 */
export function peopleWithoutPlace(unnamed: readonly number[], method: PeopleMethod): number | null {
	if (unnamed.length === 0) return null;
	return method === 'sum' ? unnamed.reduce((sum, value) => sum + value, 0) : Math.max(...unnamed);
}

function combine(before: Reach, next: Reach, method: PeopleMethod): Reach {
	if (method === 'sum') return addReach(before, next) ?? before;
	return next.total > before.total ? next : before;
}
