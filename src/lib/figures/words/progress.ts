/** What stands over the headline figures: targets are spoken of where there are any. */
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import type { Window } from '#lib/plan/quarter.ts';
import { separator } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';

type Targeted = Pick<IndicatorProgress, 'target'>;

export function hasTargets(rows: readonly Targeted[]): boolean {
	return rows.some(({ target }) => target !== null);
}

export function progressTitle(rows: readonly Targeted[]): string {
	return hasTargets(rows) ? m.progress_title() : m.progress_title_alone();
}

/** @param named the quarter and its year, in words */
export function progressSub(
	rows: readonly Targeted[],
	window: Window,
	named: { readonly quarter: string; readonly year: string },
): string {
	if (window === 'quarter')
		return hasTargets(rows) ? m.progress_sub_quarter(named) : m.progress_sub_alone(named);
	return hasTargets(rows) ? m.progress_sub_year_to_date(named) : m.progress_sub_year_alone(named);
}

/** Over the column of figures. */
export function reachedTitle(rows: readonly Targeted[], year: string): string {
	return hasTargets(rows) ? m.reached() + separator() + m.target_of({ year }) : m.reached();
}
