/** A report as a workbook: which column holds what, and how a row reads in it. */
import type { PlanGroup } from '#lib/plan/scope.ts';
import { dimensionsOf, type DimensionMask } from '#lib/figures/disaggregation.ts';
import { ALONE, type Dimension } from '#lib/plan/groups.ts';
import { valueText } from './value.ts';
import { cellField } from './number.ts';
import { ROW, type ReportCell, type RowEntry, type RowField } from './row.ts';
import { TYPED_FIELDS, type TypedField } from './typed.ts';
import type { ReportRow } from './sheet.ts';
import { formatAmount, type Unit } from '#lib/figures/unit.ts';

const NEEDED = TYPED_FIELDS.filter(({ further }) => !further).map(({ code }) => code);

/** Without these a row would be read as another than it is. */
export const NEEDED_FIELDS: readonly string[] = ['row', ...NEEDED];
/**
 * Columns that every workbook has, by the code that the machine knows them by, whatever the heading's language; what an
 * indicator is called beside its code.
 */
export const WORKBOOK_FIELDS: readonly string[] = NEEDED_FIELDS.flatMap((code) =>
	code === ROW.indicatorId.workbook ? [code, 'indicator_name'] : [code],
);
/** Right of the breakdowns: whoever takes them out leaves what the report has. */
export const FURTHER_FIELDS: readonly string[] = TYPED_FIELDS.filter(({ further }) => further).map(
	({ code }) => code,
);

/** A column of figures of one group, or of two crossed. */
export interface CellColumn {
	/** `sex.women`, `sex.women+cohort.host`. */
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

/** A row whose texts a workbook shows, stored or about to be. */
export type WorkbookRow = RowEntry & { readonly totalDerived?: boolean };

/** The row's text in each column, by code; what is unknown is empty. Text that could not be taken stands as it was typed. */
export function workbookTexts(
	row: WorkbookRow,
	columns: readonly CellColumn[],
	names: WorkbookNames,
): Map<string, string> {
	const { name: indicatorName, unit } = names.indicator(row.indicatorId);
	const unread = new Map(row.unread.map(({ field, text }) => [field, text]));
	const cells = new Map(row.cells.map(({ groups, value }) => [cellField(groups), formatAmount(value, unit)]));
	const told = row.totalDerived ? { ...row, total: null } : row;
	const textIn = ({ name, code }: TypedField): [string, string] => {
		const text = textOf(told, name, names);
		// Of a list, what could not be taken stands beside what could.
		const isList = Array.isArray(row[name]);
		const untaken = row.unread.filter(({ field }) => field === code).map(({ text }) => text);
		return [code, isList ? [text, ...untaken].filter(Boolean).join('; ') : (unread.get(code) ?? text)];
	};
	return new Map([
		...TYPED_FIELDS.filter(({ further }) => !further).map(textIn),
		['indicator_name', indicatorName],
		...columns.map(({ code, field }): [string, string] => [
			code,
			unread.get(field) ?? cells.get(field) ?? '',
		]),
		...TYPED_FIELDS.filter(({ further }) => further).map(textIn),
	]);
}

/** A field as its column shows it. */
function textOf(row: RowEntry, name: RowField, names: WorkbookNames): string {
	const value = row[name];
	if (value === null) return '';
	switch (ROW[name].type) {
		case 'indicator':
			return names.indicator(row.indicatorId).code;
		case 'status':
			return names.status(row.status);
		case 'place':
			return names.place(value as number);
		case 'organisation':
			return names.donor(value as number);
		case 'organisations':
			return (value as number[]).map(names.donor).sort().join('; ');
		case 'texts':
			return (value as string[]).toSorted().join('; ');
		case 'quarter':
			return names.quarter(value as number);
		case 'value':
			return valueText(row, names.indicator(row.indicatorId).unit);
		case 'line':
		case 'prose':
		case 'code':
			return value as string;
		default:
			throw new Error(`no column of a workbook shows ${name}`);
	}
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
