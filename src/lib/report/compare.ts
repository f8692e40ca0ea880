/** Rows of a report beside each other, by the description of their fields. */
import { cellField } from './number.ts';
import {
	blankRow,
	rowFields,
	ROW,
	ROW_FIELDS,
	type ActivityFields,
	type ReportCell,
	type RowEntry,
	type RowField,
	type RowFields,
} from './row.ts';

/** A row as it begins in the next quarter: what lasts, without figures and words that are of one quarter alone. */
export function continued(row: RowFields): RowEntry {
	const kept = ROW_FIELDS.filter((name) => ROW[name].lasts).map((name) => [name, row[name]]);
	return { ...blankRow(row.indicatorId), ...(Object.fromEntries(kept) as Partial<RowFields>) };
}

/** One text for equal values: the order of a list says nothing. */
function saidBy(row: RowFields, name: RowField): string {
	const value = row[name];
	if (name === 'cells') return JSON.stringify(row.cells.map(cellText).sort());
	if (name === 'months')
		return JSON.stringify(row.months.map((cell) => `${cell.month} ${cellText(cell)}`).sort());
	return JSON.stringify(Array.isArray(value) ? value.map(String).sort() : value);
}

function cellText({ groups, value }: ReportCell): string {
	return `${cellField(groups)}=${value}`;
}

/** One text for rows that say the same in these fields. */
export function signature(row: RowFields, among: readonly RowField[]): string {
	return JSON.stringify(among.map((name) => saidBy(row, name)));
}

/** The fields in which two rows differ. */
export function differences(a: RowFields, b: RowFields, among: readonly RowField[] = ROW_FIELDS): RowField[] {
	return among.filter((name) => saidBy(a, name) !== saidBy(b, name));
}

/** Whether two rows say the same, what could not be taken included. */
export function sameRow(a: RowEntry, b: RowEntry): boolean {
	const untaken = (row: RowEntry) =>
		JSON.stringify(row.unread.map(({ field, text }) => `${field}: ${text}`).sort());
	return differences(a, b).length === 0 && untaken(a) === untaken(b);
}

/**
 * Whether two entries of a report are of one activity: they have one reference, and agree in everything that is the
 * activity's. Without a reference each stands for itself.
 */
export function isOneActivity(a: ActivityFields, b: ActivityFields): boolean {
	if (a.reference === null || b.reference === null) return false;
	const [whole, other] = [a, b].map((fields) => ({ ...blankRow(0), ...fields })) as [RowEntry, RowEntry];
	return differences(whole, other, rowFields('activity')).length === 0;
}

/** A total that was made of the breakdowns is nothing that the partner said. */
export function asGiven<Row extends RowFields & { readonly totalDerived: boolean }>(row: Row): Row {
	return row.totalDerived ? { ...row, total: null } : row;
}
