/** From stored reaches to the figure of any indicator. Source: docs/rules.md, Ratio and Composite. */
import { calculationOf, hasGroups } from './calculations.ts';
import type { GroupKey, Reach, ReachTotal } from './fact.ts';
import { byDimension, type Dimension } from '#lib/plan/groups.ts';
import type { Framework, Indicator } from './indicator.ts';
import { partsOf, reportedBehind } from './indicator.ts';
import { hasReach } from './reached.ts';
import { fromSmallest } from './unit.ts';

export interface Figure {
	/** Smallest units; of a ratio, the fraction itself; null is unknown. */
	readonly reached: number | null;
	/** Part of reached that is unnamed (`Reach`), smallest units; null where reached is unknown, and for ratios. */
	readonly withoutPlace: number | null;
	/** Of what is stated the highest, of which reached is the lowest, smallest units; null for all others. */
	readonly high: number | null;
	/** Figures by group, and what has a dimension at all. Empty for ratios. */
	readonly groups: ReadonlyMap<GroupKey, number>;
}

const UNKNOWN: Figure = { reached: null, withoutPlace: null, high: null, groups: new Map() };

/**
 * The figure of an indicator from the reaches behind it.
 * @param reachOf of what has a reach of its own (`hasReach`), by its identifier; null is unknown
 */
export function figureOf(
	indicator: Indicator,
	framework: Framework,
	reachOf: (id: number) => Reach | null,
): Figure {
	if (hasReach(indicator, framework)) return fromReach(indicator, framework, reachOf(indicator.id));
	return partsOf(indicator, framework)
		.map((part) => figureOf(part, framework, reachOf))
		.reduce(plus, UNKNOWN);
}

/**
 * What an indicator reached, where nothing else of its figure is asked for.
 * @param totalOf of what has a reach of its own (`hasReach`), by its identifier; null is unknown
 */
export function reachedOf(
	indicator: Indicator,
	framework: Framework,
	totalOf: (id: number) => ReachTotal | null,
): number | null {
	if (hasReach(indicator, framework)) return amountOf(indicator, framework, totalOf(indicator.id));
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
		high: null,
		groups,
	};
}

/** Of the reported indicators behind a figure, those that are unknown. */
export function unknownSources(
	indicator: Indicator,
	framework: Framework,
	reachOf: (id: number) => Reach | null,
): number[] {
	return reportedBehind(indicator, framework)
		.map(({ id }) => id)
		.filter((id) => reachOf(id) === null);
}

function fromReach(indicator: Indicator, framework: Framework, reach: Reach | null): Figure {
	if (!reach) return UNKNOWN;
	const reached = amountOf(indicator, framework, reach);
	const { isFraction, isRange } = calculationOf(indicator.calculation);
	if (isFraction || isRange) return { ...UNKNOWN, reached, high: reach.high ?? null };
	const groups = new Map<GroupKey, number>();
	for (const [group, { value }] of reach.groups) groups.set(group, value);
	return { reached, withoutPlace: reach.unnamed, high: null, groups };
}

/** A ratio's sides are divided in their own units; over 0 it is unknown. */
function amountOf(
	{ calculation, numerator, denominator }: Indicator,
	framework: Framework,
	reach: ReachTotal | null,
): number | null {
	if (!reach || !calculationOf(calculation).isFraction) return reach?.total ?? null;
	const [above, below] = [framework.get(numerator ?? 0), framework.get(denominator ?? 0)];
	if (!above || !below || !reach.denominator) return null;
	return fromSmallest(reach.total, above.unit) / fromSmallest(reach.denominator, below.unit);
}

/** The share (0 to 1) of reached that has each dimension; null where reached is unknown or 0, and for ratios. */
export function disaggregationKnown(
	{ reached, groups }: Figure,
	{ calculation }: Indicator,
): Record<Dimension, number | null> {
	return byDimension((dimension) =>
		reached && hasGroups(calculation) ? (groups.get(dimension) ?? 0) / reached : null,
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
	return byDimension((dimension) =>
		reached === null || !hasGroups(calculation) ? null : Math.max(0, reached - (groups.get(dimension) ?? 0)),
	);
}
