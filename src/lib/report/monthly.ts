/** Months in the form of a report: a field each, in place of the quarter's one. Source: docs/rules.md, A value is of its quarter. */
import { calculationOf, isReported, type Calculation } from '#lib/figures/calculations.ts';
import { monthsInOrder } from '#lib/plan/planYear.ts';
import { cellMask } from './breakdown.ts';
import { signature } from './compare.ts';
import { totalOfMonth } from './months.ts';
import type { EntryFields, MonthCell, RowEntry } from './row.ts';

const FIELD = /^m\.(\d{1,2})$/;

/** The name of a month's field, 1 to 12. */
export function monthField(month: number): `m.${number}` {
	return `m.${month}`;
}

/** Null: it is no field of a month. */
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

/**
 * What a form that has fields of months says of an entry: months make its total and their cells, in place of what it had.
 * Cells of months, which the form does not have, and months that were not sent stay.
 * @param sent the fields that were sent
 */
export function saidByMonth(
	old: RowEntry,
	said: Partial<EntryFields>,
	sent: ReadonlySet<string>,
): Partial<EntryFields> {
	if (said.months === undefined) return said;
	const isOfGroups = ({ groups }: MonthCell) => Object.keys(groups).length > 0;
	const stay = old.months.filter((cell) => isOfGroups(cell) || !sent.has(monthField(cell.month)));
	const months = [...stay, ...said.months];
	if (months.length === 0) return { ...said, months };
	const isAsBefore = signature({ ...old, ...said, months }, ['months']) === signature(old, ['months']);
	const areOld =
		said.cells === undefined || signature({ ...old, ...said }, ['cells']) === signature(old, ['cells']);
	return {
		...said,
		...{ months, total: null },
		high: old.months.length === 0 ? null : old.high,
		about: old.months.length === 0 ? null : old.about,
		// They are made anew.
		...(!isAsBefore && areOld && old.months.some(isOfGroups) && { cells: [] }),
	};
}
