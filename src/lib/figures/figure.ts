/** From stored reaches to the figure of any indicator. Source: docs/rules.md, Ratio and Composite. */
import { calculationOf } from './calculations.ts';
import type { Reach } from './fact.ts';
import { anyGroup } from './disaggregation.ts';
import { byDimension, type Dimension } from '#lib/plan/groups.ts';
import type { Framework, Indicator } from './indicator.ts';
import { partsOf, reachingOf, sourcesOf } from './indicator.ts';
import { fromSmallest } from './unit.ts';

export interface Figure {
	/** Smallest units; of a ratio, the fraction itself; null is unknown. */
	readonly reached: number | null;
	/** Part of reached that is unnamed (`Reach`), smallest units; null where reached is unknown, and for ratios. */
	readonly withoutPlace: number | null;
	/** Figures by group identifier and, by `anyGroup`, what has the dimension at all. Empty for ratios. */
	readonly groups: ReadonlyMap<number, number>;
}

const UNKNOWN: Figure = { reached: null, withoutPlace: null, groups: new Map() };

/**
 * The figure of an indicator from the reaches behind it.
 * @param reachOf the reach of a reported indicator, or of a union of distinct ones, by its identifier; null is unknown
 */
export function figureOf(
	indicator: Indicator,
	framework: Framework,
	reachOf: (id: number) => Reach | null,
): Figure {
	if (reachingOf(indicator, framework)) return fromReach(reachOf(indicator.id));
	if (calculationOf(indicator.calculation).isFraction) {
		return { ...UNKNOWN, reached: quotient(indicator, framework, (id) => reachOf(id)?.total ?? null) };
	}
	return partsOf(indicator, framework)
		.map((part) => figureOf(part, framework, reachOf))
		.reduce(plus, UNKNOWN);
}

/**
 * What an indicator reached, where nothing else of its figure is asked for.
 * @param totalOf the total of a reported indicator, or of a union of distinct ones; null is unknown
 */
export function reachedOf(
	indicator: Indicator,
	framework: Framework,
	totalOf: (id: number) => number | null,
): number | null {
	if (reachingOf(indicator, framework)) return totalOf(indicator.id);
	if (calculationOf(indicator.calculation).isFraction) return quotient(indicator, framework, totalOf);
	const known = partsOf(indicator, framework)
		.map((part) => reachedOf(part, framework, totalOf))
		.filter((part) => part !== null);
	return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0);
}

/** A composite is unknown only when all its parts are. */
function plus(sum: Figure, part: Figure): Figure {
	if (part.reached === null) return sum;
	const groups = new Map(sum.groups);
	for (const [group, value] of part.groups) groups.set(group, (groups.get(group) ?? 0) + value);
	return {
		reached: (sum.reached ?? 0) + part.reached,
		withoutPlace: (sum.withoutPlace ?? 0) + (part.withoutPlace ?? 0),
		groups,
	};
}

/** Of the reported indicators behind a figure, those that are unknown. */
export function unknownSources(
	indicator: Indicator,
	framework: Framework,
	reachOf: (id: number) => Reach | null,
): number[] {
	return sourcesOf(indicator, framework)
		.map(({ id }) => id)
		.filter((id) => reachOf(id) === null);
}

function fromReach(reach: Reach | null): Figure {
	if (!reach) return UNKNOWN;
	const groups = new Map<number, number>();
	for (const [group, { value }] of reach.groups) groups.set(group, value);
	return { reached: reach.total, withoutPlace: reach.unnamed, groups };
}

/** Σ numerator ÷ Σ denominator in their own units; unknown without a numerator or with no denominator. */
function quotient(
	indicator: Indicator,
	framework: Framework,
	totalOf: (id: number) => number | null,
): number | null {
	const side = (id: number | null) => {
		const part = id === null ? undefined : framework.get(id);
		return part ? fromSmallest(reachedOf(part, framework, totalOf), part.unit) : null;
	};
	const numerator = side(indicator.numerator);
	const denominator = side(indicator.denominator);
	if (numerator === null || denominator === null || denominator === 0) return null;
	return numerator / denominator;
}

/** The share (0 to 1) of reached that has each dimension; null where reached is unknown or 0, and for ratios. */
export function disaggregationKnown(
	{ reached, groups }: Figure,
	{ calculation }: Indicator,
): Record<Dimension, number | null> {
	const { isFraction } = calculationOf(calculation);
	return byDimension((dimension) =>
		reached && !isFraction ? (groups.get(anyGroup(dimension)) ?? 0) / reached : null,
	);
}

/**
 * The part of reached that no breakdown by a dimension tells, smallest units; null where reached is unknown, and for
 * ratios. Source: docs/rules.md, Disaggregation.
 */
export function unknownByDimension(
	{ reached, groups }: Figure,
	{ calculation }: Indicator,
): Record<Dimension, number | null> {
	const { isFraction } = calculationOf(calculation);
	return byDimension((dimension) =>
		reached === null || isFraction ? null : Math.max(0, reached - (groups.get(anyGroup(dimension)) ?? 0)),
	);
}
