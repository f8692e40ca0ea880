/** A report as a workbook: which column holds what, and how a row reads in it. */
import type { PlanGroup } from '#lib/plan/scope.ts';
import { dimensionsOf, type DimensionMask } from '#lib/figures/disaggregation.ts';
import { ALONE, type Dimension } from '#lib/plan/groups.ts';
import { cellField } from './number.ts';
import type { ReportCell, RowEntry } from './row.ts';
import type { ReportRow } from './sheet.ts';
import { formatAmount, type Unit } from '#lib/figures/unit.ts';

/** Columns that every workbook has, by the code that the machine knows them by, whatever the heading's language. */
export const WORKBOOK_FIELDS = [
	'row',
	'reference',
	'indicator',
	'indicator_name',
	'place',
	'status',
	'donors',
	'total',
] as const;
/** Right of the breakdowns: whoever takes them out leaves what the report has. */
export const FURTHER_FIELDS = ['through', 'tags', 'done_in', 'note'] as const;
export type FurtherField = (typeof FURTHER_FIELDS)[number];
export type WorkbookField = (typeof WORKBOOK_FIELDS)[number] | FurtherField;

/** Without these a row would be read as another than it is. */
export const NEEDED_FIELDS: readonly WorkbookField[] = [
	'row',
	'reference',
	'indicator',
	'place',
	'status',
	'donors',
	'total',
];

/** A column of figures of one group, or of two crossed. */
export interface CellColumn {
	/** `sex.women`, `sex.women+cohort.lebanese`. */
	readonly code: string;
	/** As `cellField` names it. */
	readonly field: string;
	readonly groups: readonly PlanGroup[];
}

/**
 * Sexes, cohorts, sexes by cohort, ages, disability, in the plan's order.
 * @param dimensions that any of the sector's indicators has
 */
export function cellColumns(groups: readonly PlanGroup[], dimensions: DimensionMask): CellColumn[] {
	const asked = dimensionsOf(dimensions);
	const of = (dimension: Dimension) =>
		asked.includes(dimension) ? groups.filter((group) => group.dimension === dimension) : [];
	const single = (dimension: Dimension) => of(dimension).map((group) => [group]);
	const crossed = of('cohort').flatMap((cohort) => of('sex').map((sex) => [sex, cohort]));
	return [...single('sex'), ...single('cohort'), ...crossed, ...ALONE.flatMap(single)].map((named) => ({
		code: named.map(({ dimension, code }) => `${dimension}.${code}`).join('+'),
		field: cellField(Object.fromEntries(named.map(({ dimension, id }) => [dimension, id]))),
		groups: named,
	}));
}

/** In the first cell of the sheet: whose workbook it is. */
export function workbookMark(reportId: number): string {
	return `masar/report/${reportId}`;
}

/** What a row's identifiers are called in the workbook. */
export interface WorkbookNames {
	readonly indicator: (id: number) => { readonly code: string; readonly name: string; readonly unit: Unit };
	readonly place: (id: number) => string;
	readonly status: (status: ReportRow['status']) => string;
	/** The code of a donor, or of whom a row goes through. */
	readonly donor: (id: number) => string;
	readonly quarter: (index: number) => string;
}

/** What of a row the workbook shows, stored or about to be. */
export type WorkbookRow = Omit<RowEntry, 'also' | 'appeal' | 'high' | 'about' | 'ofYear' | 'months'> & {
	readonly totalDerived?: boolean;
};

/** The row's text in each column, by code; what is unknown is empty. Text that could not be taken stands as it was typed. */
export function workbookTexts(
	row: WorkbookRow,
	columns: readonly CellColumn[],
	names: WorkbookNames,
): Map<string, string> {
	const { code, name, unit } = names.indicator(row.indicatorId);
	const unread = new Map(row.unread.map(({ field, text }) => [field, text]));
	const untaken = (of: string) => row.unread.filter(({ field }) => field === of).map(({ text }) => text);
	const cells = new Map(row.cells.map(({ groups, value }) => [cellField(groups), formatAmount(value, unit)]));
	const total = row.total === null || row.totalDerived ? '' : formatAmount(row.total, unit);
	return new Map([
		['reference', unread.get('reference') ?? row.reference ?? ''],
		['indicator', code],
		['indicator_name', name],
		['place', unread.get('place') ?? (row.placeId === null ? '' : names.place(row.placeId))],
		['status', names.status(row.status)],
		['donors', row.donors.map(names.donor).sort().join('; ')],
		['total', unread.get('total') ?? total],
		...columns.map(({ code, field }): [string, string] => [
			code,
			unread.get(field) ?? cells.get(field) ?? '',
		]),
		['through', row.throughId === null ? '' : names.donor(row.throughId)],
		['tags', [...row.tags.toSorted(), ...untaken('tags')].join('; ')],
		['done_in', row.doneIn === null ? '' : names.quarter(row.doneIn)],
		['note', row.note ?? ''],
	]);
}

/** Figures that no column holds: they stay as they are. */
export function cellsBeside(
	cells: readonly ReportCell[],
	columns: readonly Pick<CellColumn, 'field'>[],
): ReportCell[] {
	const held = new Set(columns.map(({ field }) => field));
	return cells.filter(({ groups }) => !held.has(cellField(groups)));
}

/** Two rows of a report may not have all of these alike, when they have a reference. */
export function rowKey({
	reference,
	indicatorId,
	placeId,
}: Pick<ReportRow, 'reference' | 'indicatorId' | 'placeId'>): string {
	return `${reference ?? ''} ${indicatorId} ${placeId ?? 0}`;
}

export interface TextChange {
	/** Code of the column. */
	readonly column: string;
	readonly before: string;
	readonly after: string;
}

/** What differs between two states of a row, in the order of the columns. */
export function textChanges(
	before: ReadonlyMap<string, string>,
	after: ReadonlyMap<string, string>,
): TextChange[] {
	return [...after].flatMap(([column, text]) => {
		const old = before.get(column) ?? '';
		return old === text || column === 'indicator_name' ? [] : [{ column, before: old, after: text }];
	});
}
