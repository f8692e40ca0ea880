/** What can honestly be said of a quarter before anything else. Source: docs/rules.md, Finding. */
import type { PeriodDates } from '#lib/plan/lock.ts';
import type { QuarterNumber, Window } from '#lib/plan/quarter.ts';
import { partOfYear } from '#lib/plan/quarter.ts';
import type { IndicatorProgress, Reporting } from './answer.ts';
import { calculationOf } from './calculations.ts';

export type Finding =
	/** Of `all` indicators that can be judged, so many are achieved or on track. */
	| { readonly is: 'pace'; readonly good: number; readonly all: number }
	/** Of `all` headline targets, so many are done as far as the year is gone by the quarter's end. */
	| { readonly is: 'targets'; readonly done: number; readonly all: number; readonly quarter: QuarterNumber };

/** Whether nothing more is to come: all reports that are expected are approved, or the quarter is locked. */
export function isQuarterWhole(
	{ expected, approved }: Reporting,
	{ locks }: PeriodDates,
	today: string,
): boolean {
	return approved > 0 && (approved >= expected || (locks !== null && today > locks));
}

/**
 * Whether a plan shows a quarter first: it is whole, or its day for reports is past and at least half of them are approved.
 * Source: docs/rules.md, Finding.
 */
export function isCollected(reports: Reporting, dates: PeriodDates, today: string): boolean {
	const { expected, approved } = reports;
	return (
		isQuarterWhole(reports, dates, today) || (approved > 0 && today > dates.due && approved * 2 >= expected)
	);
}

/**
 * @param indicators of a year to date; of a quarter alone nothing is found, since a target is a year's
 * @returns null: nothing is to be said that a reader could not misread
 */
export function findingOf(
	indicators: readonly IndicatorProgress[],
	window: Window,
	quarter: QuarterNumber,
): Finding | null {
	if (window === 'quarter') return null;
	const told = indicators.filter(
		({ isJudged, incomplete, share }) => isJudged && incomplete === null && share !== null,
	);
	// A milestone alone gives a pace, and no target to judge by.
	const paced = told.filter(({ pace }) => pace !== null);
	if (paced.length > 0) {
		const good = paced.filter(({ status }) => status === 'achieved' || status === 'on track').length;
		return { is: 'pace', good, all: paced.length };
	}
	const targets = told.filter(({ headline, calculation }) => headline && !calculationOf(calculation).isState);
	if (targets.length < 2) return null;
	const done = targets.filter(({ share }) => (share ?? 0) >= partOfYear(quarter)).length;
	return { is: 'targets', done, all: targets.length, quarter };
}

/**
 * What was reached a year before as a share of this year's target, for a mark beside this year's; null without either, and
 * where a share is no plain part of the target, as of a figure that is to fall.
 */
export function shareBefore({
	reached,
	target,
	share,
	previous,
}: Pick<IndicatorProgress, 'reached' | 'target' | 'share' | 'previous'>): number | null {
	if (reached === null || !target || share === null || previous?.reached == null) return null;
	return Math.abs(share - reached / target) < 1e-9 ? previous.reached / target : null;
}
