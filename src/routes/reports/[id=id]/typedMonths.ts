/** Months that were typed and not sent yet, for a file: its columns have the quarter's figures alone. */
import { formatAmount } from '#lib/figures/unit.ts';
import { hasDecimalComma } from '#lib/i18n/number.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import { countRow } from '#lib/report/breakdown.ts';
import { monthField, monthOfField } from '#lib/report/monthly.ts';
import { cellField, readEntry } from '#lib/report/number.ts';
import { blankRow, type CellGroups, type MonthCell } from '#lib/report/row.ts';
import type { ReportRow, SheetIndicator } from '#lib/report/sheet.ts';

interface MadeOfTyped {
	/** As a column of figures has it; what cannot be read stands there as it was typed. */
	readonly total: string;
	/** By `cellField`; empty: its months have no groups. */
	readonly cells: ReadonlyMap<string, string>;
}

/**
 * The quarter's figures.
 * @param typed by the field
 * @param atOnePlace the row stands at a place that a count of places counts as one
 */
export function ofTypedMonths(
	row: ReportRow | undefined,
	{ id, unit, calculation }: SheetIndicator,
	typed: ReadonlyMap<string, string>,
	groups: readonly PlanGroup[],
	atOnePlace: boolean,
): MadeOfTyped {
	const months: MonthCell[] = (row?.months ?? []).filter(
		(cell) => !typed.has(monthField(cell.month, cellField(cell.groups))),
	);
	for (const [field, text] of typed) {
		const month = monthOfField(field);
		const value = readEntry(text, unit, hasDecimalComma());
		if (typeof value === 'string') return { total: text, cells: new Map() };
		if (month !== null && value !== null) months.push({ month, groups: groupsOf(field, groups), value });
	}
	const { total, cells } = countRow({ ...blankRow(id), months }, calculation, atOnePlace);
	return {
		total: total === null ? '' : formatAmount(total, unit),
		cells: new Map(cells.map((cell) => [cellField(cell.groups), formatAmount(cell.value, unit)])),
	};
}

/** Those that a month's field names; none: it is its total. */
function groupsOf(field: string, groups: readonly PlanGroup[]): CellGroups {
	const ids = field.split('.')[2]?.split('-').map(Number) ?? [];
	return Object.fromEntries(
		groups.filter(({ id }) => ids.includes(id)).map(({ id, dimension }) => [dimension, id]),
	);
}
