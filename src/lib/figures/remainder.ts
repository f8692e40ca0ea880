/** What a breakdown leaves open. Source: domain.md, "A filter or figure by sex, cohort, age or disability". */
import type { IndicatorProgress } from './answer.ts';
import type { Dimension } from '#lib/plan/groups.ts';

/**
 * The part of reached that no breakdown by the dimension tells, in the unit's own numbers. Null where reached is unknown
 * or the dimension has no meaning for the figure (ratios).
 */
export function remainderOf(
	{ reached, disaggregationKnown }: Pick<IndicatorProgress, 'reached' | 'disaggregationKnown'>,
	dimension: Dimension,
): number | null {
	const known = disaggregationKnown[dimension];
	if (reached === 0) return 0;
	if (reached === null || known === null) return null;
	// The share came of two exact numbers of at most two decimals: rounding brings the difference of them back.
	return Math.max(0, Math.round(reached * (1 - known) * 100) / 100);
}
