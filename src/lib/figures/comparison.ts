/** What a window may be compared with, and what the change is. Source: docs/rules.md, Comparison. */

/** Below this a percentage misleads: the difference is given instead. In the unit's own numbers. */
export const SMALLEST_BASE = 20;

/** Whether the plan has the year before: with a year outside of it nothing is compared. */
export function hasYearBefore(plan: { readonly firstYear: number }, year: number): boolean {
	return year > plan.firstYear;
}

export interface Comparison {
	/** What was reached then; null is unknown. */
	readonly reached: number | null;
	/** (now − then) ÷ then; null below SMALLEST_BASE and where no change can be told. */
	readonly change: number | null;
	/** now − then; null where no change can be told. */
	readonly difference: number | null;
	/** Reported indicators behind a composite, known now and unknown then: why no change is told. */
	readonly unknownParts: readonly number[];
}

/**
 * Compares now with then, both in the unit's own numbers (USD, not cents); null is unknown.
 * @param unknownThen reported indicators behind the figure that are known now and were unknown then
 */
export function compare(now: number | null, then: number | null, unknownThen: readonly number[]): Comparison {
	const none: Comparison = { reached: then, change: null, difference: null, unknownParts: unknownThen };
	if (now === null || then === null || then === 0 || unknownThen.length > 0) return none;
	const difference = now - then;
	return { ...none, difference, change: then < SMALLEST_BASE ? null : difference / then };
}
