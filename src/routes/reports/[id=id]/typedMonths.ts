/** Months that were typed and not sent yet, for a file: its column has the quarter's figure alone. */
import { formatAmount } from '#lib/figures/unit.ts';
import { hasDecimalComma } from '#lib/i18n/number.ts';
import { countRow } from '#lib/report/breakdown.ts';
import { monthField, monthOfField } from '#lib/report/monthly.ts';
import { readEntry } from '#lib/report/number.ts';
import { blankRow, type MonthCell } from '#lib/report/row.ts';
import type { ReportRow, SheetIndicator } from '#lib/report/sheet.ts';

/**
 * The quarter's figure as a column of figures has it; what cannot be read stands there as it was typed.
 * @param typed by the field
 * @param atOnePlace the row stands at a place that a count of places counts as one
 */
export function totalOfTyped(
	row: ReportRow | undefined,
	{ id, unit, calculation }: SheetIndicator,
	typed: ReadonlyMap<string, string>,
	atOnePlace: boolean,
): string {
	const stay = (row?.months ?? []).filter(({ month, groups }) =>
		Object.keys(groups).length > 0 ? true : !typed.has(monthField(month)),
	);
	const months: MonthCell[] = [...stay];
	for (const [field, text] of typed) {
		const month = monthOfField(field);
		const value = readEntry(text, unit, hasDecimalComma());
		if (typeof value === 'string') return text;
		if (month !== null && value !== null) months.push({ month, groups: {}, value });
	}
	const { total } = countRow({ ...blankRow(id), months }, calculation, atOnePlace);
	return total === null ? '' : formatAmount(total, unit);
}
