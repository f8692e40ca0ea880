/** Months in the form of a report: a field each, in place of the quarter's one. Source: docs/rules.md, A value is of its quarter. */
import { calculationOf, isReported, type Calculation } from '#lib/figures/calculations.ts';
import type { BreakdownSum } from '#lib/figures/disaggregation.ts';
import { monthsInOrder } from '#lib/plan/planYear.ts';
import { breakdownsOf, cellMask } from './breakdown.ts';
import { signature } from './compare.ts';
import { totalOfMonth } from './months.ts';
import { CELL_FIELD, cellField } from './number.ts';
import type { EntryFields, MonthCell, RowEntry } from './row.ts';

const FIELD = new RegExp(String.raw`^m\.(\d{1,2})(?:\.${CELL_FIELD})?$`);

/**
 * The name of a month's field, 1 to 12.
 * @param cell of groups in it, by `cellField`; empty: of its total
 */
export function monthField(month: number, cell = ''): `m.${string}` {
	return cell === '' ? `m.${month}` : `m.${month}.${cell}`;
}

/** The month of a total or of groups; null: it is no field of a month. */
export function monthOfField(field: string): number | null {
	const [, month] = FIELD.exec(field) ?? [];
	return month === undefined ? null : Number(month);
}

/** Whether an entry may be given by month: what is stated has no quarter that months could make. */
export function takesMonths(calculation: Calculation): boolean {
	return isReported(calculation) && !calculationOf(calculation).isRange;
}

/** In their order; of a month that has none the total of its largest breakdown. Smallest units; null: unknown. */
export function monthTotals(months: readonly MonthCell[]): { month: number; total: number | null }[] {
	return monthsInOrder(months.map(({ month }) => month)).map((month) => {
		const own = months.filter((one) => one.month === month);
		return { month, total: totalOfMonth(own.map((cell) => ({ ...cell, mask: cellMask(cell) }))) };
	});
}

/** What each month has, in their order: its total as above, and the sum of each of its breakdowns. */
export function monthSums(
	months: readonly MonthCell[],
): { month: number; total: number | null; breakdowns: readonly BreakdownSum[] }[] {
	return monthTotals(months).map(({ month, total }) => {
		const cells = months.filter((one) => one.month === month && isOfGroups(one));
		return { month, total, breakdowns: breakdownsOf({ cells }) };
	});
}

/** Not the month's total. */
export function isOfGroups({ groups }: Pick<MonthCell, 'groups'>): boolean {
	return Object.keys(groups).length > 0;
}

/**
 * What a form that has fields of months says of an entry: months make its total, and its cells where they have groups, in
 * place of what it had. What of months was not sent stays.
 * @param sent the fields that were sent
 */
export function saidByMonth(
	old: RowEntry,
	said: Partial<EntryFields>,
	sent: ReadonlySet<string>,
): Partial<EntryFields> {
	if (said.months === undefined) return said;
	const stay = old.months.filter((cell) => !sent.has(monthField(cell.month, cellField(cell.groups))));
	const months = [...stay, ...said.months];
	const isAsBefore = signature({ ...old, ...said, months }, ['months']) === signature(old, ['months']);
	const areOld =
		said.cells === undefined || signature({ ...old, ...said }, ['cells']) === signature(old, ['cells']);
	// They are made anew, or gone with the months that made them.
	const hadGroups = [...old.months, ...months].some(isOfGroups);
	const cells = !isAsBefore && areOld && hadGroups && { cells: [] };
	if (months.length === 0) return { ...said, months, ...cells };
	return {
		...said,
		...{ months, total: null },
		high: old.months.length === 0 ? null : old.high,
		about: old.months.length === 0 ? null : old.about,
		...cells,
	};
}
