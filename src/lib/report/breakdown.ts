/** What the cells of a row come to. */
import { calculationOf, type Calculation } from '#lib/figures/calculations.ts';
import {
	maskOf,
	totalFromBreakdowns,
	type BreakdownSum,
	type DimensionMask,
} from '#lib/figures/disaggregation.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import { ofMonths } from './months.ts';
import { cellField } from './number.ts';
import type { MonthCell, ReportCell, RowFields } from './row.ts';

/** Identifiers of the groups a cell names, as the dimensions that it has. */
export function cellMask({ groups }: Pick<ReportCell, 'groups'>): number {
	return maskOf(Object.keys(groups) as Dimension[]);
}

/** Whether an indicator's form has fields of groups: places that are counted have none. */
export function takesGroups({
	dimensions,
	calculation,
}: {
	readonly dimensions: DimensionMask;
	readonly calculation: Calculation;
}): boolean {
	return dimensions !== 0 && !calculationOf(calculation).countsPlaces;
}

/** The sum of each breakdown, smallest units. */
export function breakdownsOf({ cells }: { readonly cells: readonly ReportCell[] }): BreakdownSum[] {
	const sums = new Map<number, number>();
	for (const cell of cells) sums.set(cellMask(cell), (sums.get(cellMask(cell)) ?? 0) + cell.value);
	return [...sums].map(([mask, sum]) => ({ mask, sum }));
}

export interface CountedRow {
	/** Smallest units; null: unknown. */
	readonly total: number | null;
	/** The partner gave no total: its breakdowns or its months made it. */
	readonly totalDerived: boolean;
	readonly cells: readonly ReportCell[];
	readonly months: readonly MonthCell[];
}

/**
 * The figures of a row as they are stored. Months make the total, and the cells that they name, unless the row gives
 * these otherwise: then they are no detail of it any more. Source: docs/exchange.md, reports.csv.
 * @param atOnePlace the row stands at a place that a count of places counts as one
 */
export function countRow(row: RowFields, calculation: Calculation, atOnePlace: boolean): CountedRow {
	const made = row.months.length > 0 ? fromMonths(row.months, calculation, atOnePlace) : null;
	if (made && isDetail(made, row)) {
		const cells = made.cells.length > 0 ? made.cells : row.cells;
		return { total: made.total, totalDerived: made.total !== null, cells, months: row.months };
	}
	const total = row.total ?? totalFromBreakdowns(breakdownsOf(row));
	return { total, totalDerived: row.total === null && total !== null, cells: row.cells, months: [] };
}

interface Made {
	readonly total: number | null;
	readonly cells: readonly ReportCell[];
}

function isDetail(made: Made, row: Made): boolean {
	const text = (cells: readonly ReportCell[]) =>
		cells
			.map(({ groups, value }) => `${cellField(groups)}=${value}`)
			.sort()
			.join(' ');
	const isTotal = row.total === null || row.total === made.total;
	return (
		isTotal && (made.cells.length === 0 || row.cells.length === 0 || text(row.cells) === text(made.cells))
	);
}

function fromMonths(months: readonly MonthCell[], calculation: Calculation, atOnePlace: boolean): Made {
	const groupsOf = new Map(months.map(({ groups }) => [cellField(groups), groups]));
	const values = months.map((cell) => ({
		month: cell.month,
		key: cellField(cell.groups),
		mask: cellMask(cell),
		value: cell.value,
	}));
	const { total, cells } = ofMonths(values, calculation, atOnePlace);
	return { total, cells: cells.map(({ key, value }) => ({ groups: groupsOf.get(key) ?? {}, value })) };
}
