/** What a grid of groups has fields for, of a quarter or of a month of it. */
import type { Unit } from '#lib/figures/unit.ts';
import { formatEntry } from '#lib/i18n/number.ts';
import { CROSSED } from '#lib/plan/groups.ts';
import { fieldName } from '#lib/report/forms/card.ts';
import { isOfGroups, monthField } from '#lib/report/monthly.ts';
import { cellField } from '#lib/report/number.ts';
import type { ReportCell } from '#lib/report/row.ts';
import type { ReportRow } from '#lib/report/sheet.ts';

/** @param month 1 to 12; null: of the quarter */
export function gridField(
	card: string,
	indicatorId: number,
	month: number | null,
	groups: ReportCell['groups'],
): string {
	const cell = cellField(groups);
	return fieldName.figure(card, indicatorId, month === null ? `c.${cell}` : monthField(month, cell));
}

/** One group, or the crossing where there is one. */
export function hasField(groups: ReportCell['groups'], crossed: boolean): boolean {
	const named = Object.keys(groups);
	return (
		named.length === 1 ||
		(crossed && named.length === CROSSED.length && CROSSED.every((one) => named.includes(one)))
	);
}

/** What stands in each field, by `cellField`: as it is stored, or as it was typed where it could not be read. */
export function gridTexts(
	row: ReportRow | undefined,
	month: number | null,
	unit: Unit,
): ReadonlyMap<string, string> {
	const cells =
		month === null ? row?.cells : row?.months.filter((one) => one.month === month && isOfGroups(one));
	const start = month === null ? '' : `${monthField(month)}.`;
	return new Map([
		...(cells ?? []).map(({ groups, value }): [string, string] => [
			cellField(groups),
			formatEntry(value, unit),
		]),
		...(row?.unread ?? []).flatMap(({ field, text }): [string, string][] =>
			field.startsWith(start) ? [[field.slice(start.length), text]] : [],
		),
	]);
}
