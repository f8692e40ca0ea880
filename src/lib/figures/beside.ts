/** What a derived count sets beside its figure. Source: docs/rules.md, Derived distinct. */
import { STANDS_AT, type StandsAt } from '#lib/places/place.ts';
import type { QuarterNumber, Window } from '#lib/plan/quarter.ts';
import { calculationOf, namedBy } from './calculations.ts';
import { isReportedIn, standingBy, type Fact } from './fact.ts';
import type { Indicator } from './indicator.ts';
import { largestQuarters, type IsNamed } from './reaching.ts';

/** Different camps, gatherings and so on, and what is national: by what they are, each once. */
export type Beside = readonly { readonly standsAt: StandsAt; readonly count: number }[];

/** Whether what lies at none of the places counted stands beside the figure, and is no unnamed one of them. */
export function leavesBeside({ calculation }: Pick<Indicator, 'calculation'>): boolean {
	return calculationOf(calculation).rule?.leavesBeside === true;
}

/** Whether a fact of one of such indicators stands beside its figure. */
export function besideOf(indicators: readonly Indicator[]): IsNamed {
	const named = new Map(indicators.map(({ id, calculation, of }) => [id, namedBy(calculation, of)]));
	return (fact) => fact.kind !== null && named.get(fact.indicator)?.(fact) === false;
}

/**
 * What stands beside in a window: places of level 3 with a counted activity, each once by its kind; of what is national,
 * for each partner the largest of its quarters' numbers of activities.
 * @param facts of these indicators, those that stand beside no figure among them too
 */
export function besideIn(
	indicators: readonly Indicator[],
	facts: readonly Fact[],
	asked: { readonly quarter: QuarterNumber; readonly window: Window },
): Beside {
	const isBeside = besideOf(indicators);
	const apart = standingBy(facts, asked.quarter).filter(
		(fact) => fact.total > 0 && isReportedIn(fact, asked) && isBeside(fact),
	);
	return STANDS_AT.flatMap((standsAt) => {
		const here = apart.filter(({ kind }) => kind === standsAt);
		const count =
			standsAt === 'country' ? largestQuarters(here) : new Set(here.map(({ place }) => place)).size;
		return count === 0 ? [] : { standsAt, count };
	});
}
