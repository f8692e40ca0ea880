/** What of a figure is told by group, under a filter and without one. Source: docs/rules.md, Disaggregation. */
import type { Filter, IndicatorProgress } from '#lib/figures/answer.ts';
import { hasGroups } from '#lib/figures/calculations.ts';
import { disaggregationKnown, unknownByDimension, type Figure } from '#lib/figures/figure.ts';
import { inUnit } from '#lib/figures/indicator.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import { byDimension } from '#lib/plan/groups.ts';
import type { FrameworkIndicator } from '#lib/server/framework/queries/framework.ts';
import { namesGroups } from './matching.ts';

/** The share of reached that has each dimension; under a filter by groups, of those asked for. */
export function knownOf(
	indicator: FrameworkIndicator,
	whole: Figure,
	filter: Filter | undefined,
): IndicatorProgress['disaggregationKnown'] {
	if (!filter || !namesGroups(filter)) return disaggregationKnown(whole, indicator);
	const answered =
		whole.reached && hasGroups(indicator.calculation)
			? (whole.groups.get('answered') ?? 0) / whole.reached
			: null;
	return byDimension((dimension) => (filter.groups?.[dimension] === undefined ? null : answered));
}

/** Under a filter by groups a figure has no breakdown of its own: `notDisaggregated` says what is left open. */
export function unknownOf(
	indicator: FrameworkIndicator,
	figure: Figure,
	filter: Filter | undefined,
): IndicatorProgress['unknown'] {
	if (filter && namesGroups(filter)) return byDimension(() => null);
	const unknown = unknownByDimension(figure, indicator);
	return byDimension((dimension) => inUnit(unknown[dimension], indicator));
}

/** Under a filter by groups what could not be told apart; null otherwise. */
export function notDisaggregated(
	indicator: FrameworkIndicator,
	whole: Figure,
	filter: Filter | undefined,
): number | null {
	if (!filter || !namesGroups(filter) || whole.reached === null || !hasGroups(indicator.calculation))
		return null;
	return fromSmallest(whole.reached - (whole.groups.get('answered') ?? 0), indicator.unit);
}
