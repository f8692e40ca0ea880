/** People reached, "at least". Source: domain.md, "People reached". */
import type { Fact, GroupReach, Reach, ReportedCalculation } from './calculation.ts';
import { addReach, reach } from './calculation.ts';
import type { QuarterNumber, Window } from './quarter.ts';

export const PEOPLE_METHODS = ['largest', 'sum'] as const;
export type PeopleMethod = (typeof PEOPLE_METHODS)[number];

/** An indicator that counts people, in the framework's order: of two alike the first one's breakdown is taken along. */
export interface PeopleIndicator {
	readonly id: number;
	readonly calculation: ReportedCalculation;
}

/**
 * People reached at municipalities: for each municipality the largest of its indicators (or their sum, where the
 * plan chose so), each by its own calculation over all partners together, with that indicator's breakdown; then Σ.
 * What names no municipality is left out: it may repeat the others and stands apart (`peopleWithoutPlace`).
 * Null when no fact names a municipality. Additive over sets of facts that share no municipality.
 */
export function peopleAtMunicipalities(
	indicators: readonly PeopleIndicator[],
	facts: readonly Fact[],
	quarter: QuarterNumber,
	window: Window,
	method: PeopleMethod,
): Reach | null {
	const byPlace = Map.groupBy(
		facts.filter(({ municipality }) => municipality),
		({ place }) => place,
	);
	let people: Reach | null = null;
	for (const atPlace of byPlace.values()) {
		const byIndicator = Map.groupBy(atPlace, ({ indicator }) => indicator);
		const reaches = indicators.flatMap(({ id, calculation }) => {
			const found = reach(calculation, byIndicator.get(id) ?? [], quarter, window);
			return found ? [found] : [];
		});
		people = addReach(people, combine(reaches, method));
	}
	return people;
}

/**
 * What names no municipality, by the same method over the indicators: smallest units.
 * @param unnamed of each indicator that counts people, the part that names no municipality; unknown ones left out
 * @returns null when no indicator is known
 */
export function peopleWithoutPlace(unnamed: readonly number[], method: PeopleMethod): number | null {
	if (unnamed.length === 0) return null;
	return method === 'sum' ? unnamed.reduce((sum, value) => sum + value, 0) : Math.max(...unnamed);
}

function combine(reaches: readonly Reach[], method: PeopleMethod): Reach | null {
	if (method === 'sum') return reaches.reduce<Reach | null>((sum, one) => addReach(sum, one), null);
	return reaches.reduce<Reach | null>((best, one) => (!best || one.total > best.total ? one : best), null);
}

/** The groups of a reach as plain figures, smallest units. */
export function figuresByGroup(groups: ReadonlyMap<number, GroupReach>): Map<number, number> {
	return new Map([...groups].map(([group, { value }]) => [group, value]));
}
