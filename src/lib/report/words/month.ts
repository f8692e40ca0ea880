/** An entry by month, in words. */
import { calculationOf, type Calculation } from '#lib/figures/calculations.ts';
import { fromSmallest, type Unit } from '#lib/figures/unit.ts';
import { monthWords } from '#lib/i18n/date.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PlanGroup } from '#lib/plan/scope.ts';
import { isOfGroups, monthTotals } from '#lib/report/monthly.ts';
import type { MonthCell } from '#lib/report/row.ts';
import { cellsWords } from './cells.ts';

/** January 20 (Female 12 · Male 8) · February 10; empty: the entry is not by month. */
export function monthsWords(months: readonly MonthCell[], unit: Unit, groups: readonly PlanGroup[]): string {
	return monthTotals(months)
		.map(({ month, total }) => {
			const own = months.filter((one) => one.month === month && isOfGroups(one));
			const cells = cellsWords(own, groups, unit);
			const figure = `${monthWords(month)}\u00a0${formatFigure(fromSmallest(total, unit), unit)}`;
			return cells === '' ? figure : `${figure} (${cells})`;
		})
		.join(' · ');
}

/** What the months make of the quarter. */
export function monthsMakeWords(calculation: Calculation): string {
	const { addsUp, countsPlaces, carries } = calculationOf(calculation);
	if (addsUp) return m.months_make_sum();
	if (countsPlaces) return m.months_make_distinct();
	return carries ? m.months_make_latest() : m.months_make_peak();
}
