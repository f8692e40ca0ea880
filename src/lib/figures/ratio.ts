/** What of a ratio's two sides belongs together. Source: docs/rules.md, Calculation. */
import type { Fact } from './fact.ts';

/** The facts of both sides, of the partners and quarters that have a fact on each. */
export function bothSides(above: readonly Fact[], below: readonly Fact[]): [Fact[], Fact[]] {
	const [has, hasToo] = [above, below].map((facts) => new Set(facts.map(when)));
	const both = (fact: Fact) => has?.has(when(fact)) === true && hasToo?.has(when(fact)) === true;
	return [above.filter(both), below.filter(both)];
}

/**
 * Of the numerator's facts, where the denominator chose one quarter for the partner and place, those of that quarter.
 * @param chosen the denominator's facts that count
 */
export function quarterOfBoth(above: readonly Fact[], chosen: readonly Fact[]): Fact[] {
	const quarters = new Map(chosen.map((fact) => [where(fact), fact.done]));
	return above.filter((fact) => (quarters.get(where(fact)) ?? fact.done) === fact.done);
}

function when({ partner, done }: Fact): string {
	return `${partner} ${done}`;
}

function where({ partner, place }: Fact): string {
	return `${partner} ${place}`;
}
