/** Indicators that are born or retired within a plan. Source: docs/rules.md, Framework. */
import { quarterIndex, windowStart, type Quarter, type Window } from '#lib/plan/quarter.ts';

/** First and last quarter in which an indicator is reported, indexes, inclusive; null or absent: as the plan. */
export interface Life {
	readonly fromQuarter?: number | null;
	readonly toQuarter?: number | null;
}

/** Whether it is reported in a quarter, or in any one of the window that ends with it. */
export function livesIn(
	{ fromQuarter = null, toQuarter = null }: Life,
	asked: Quarter & { readonly window?: Window },
): boolean {
	const last = quarterIndex(asked);
	const first = quarterIndex({ ...asked, quarter: windowStart(asked.quarter, asked.window ?? 'quarter') });
	return (fromQuarter === null || fromQuarter <= last) && (toQuarter === null || toQuarter >= first);
}
