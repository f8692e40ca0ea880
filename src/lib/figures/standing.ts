/** How an indicator is computed in a quarter. Source: docs/rules.md, Changed calculation and Locks. */
import type { Sensitivity } from '#lib/disclosure/disclosure.ts';
import { standingIn, type Lasting } from '#lib/plan/firstQuarter.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { calculationOf, type Calculation } from './calculations.ts';
import { reportedBehind, type Framework, type Indicator } from './indicator.ts';

/** What of an indicator may change within a plan. */
export interface Lastings {
	readonly calculations: Lasting<Calculation>;
	readonly sensitivities: Lasting<Sensitivity>;
}

export interface LastingIndicator extends Indicator {
	readonly calculations: Lastings['calculations'];
}

/** The indicator as a quarter, and the year to date that ends with it, are computed. */
export function computedIn<I extends LastingIndicator>(indicator: I, asked: Quarter): I {
	const calculation = standingIn(indicator.calculations, asked);
	return calculation === indicator.calculation ? indicator : { ...indicator, calculation };
}

/**
 * Whether one calculation may follow another, with the values that are there: both read partners' totals as they are
 * given. What counts places, ranges or other indicators says something else of each value.
 */
export function mayFollow(calculation: Calculation): boolean {
	const { madeOf, countsPlaces, isRange, isFraction } = calculationOf(calculation);
	return madeOf === 'values' && !countsPlaces && !isRange && !isFraction;
}

/** Whether all that a figure is made of is computed alike in two windows; else nothing of them is compared. */
export function isComputedAlike(indicator: Indicator, now: Framework, then: Framework): boolean {
	return reportedBehind(indicator, now).every(
		({ id, calculation }) => then.get(id)?.calculation === calculation,
	);
}
