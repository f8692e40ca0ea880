/** An entry whose lines name months: what they make of its quarter. Source: docs/exchange.md, reports.csv. */
import { calculationOf, type Calculation } from '#lib/figures/calculations.ts';
import { totalFromBreakdowns, type DimensionMask } from '#lib/figures/disaggregation.ts';
import type { Fact } from '#lib/figures/fact.ts';
import { monthsInOrder } from '#lib/plan/planYear.ts';
import { QUARTERS, type QuarterNumber } from '#lib/plan/quarter.ts';

export interface MonthValue<Key> {
	/** 1 to 12. */
	readonly month: number;
	/** What tells cells apart. */
	readonly key: Key;
	/** Dimensions of the cell; 0: the month's total. */
	readonly mask: DimensionMask;
	/** Smallest units. */
	readonly value: number;
}

export interface MadeOfMonths<Key> {
	/** Null: unknown. */
	readonly total: number | null;
	readonly cells: readonly Omit<MonthValue<Key>, 'month'>[];
}

/**
 * What months make of their quarter is what their calculation makes of quarters: the sum, the last, the largest with its
 * own cells; a place counts once, and what names none as the largest month. Smallest units.
 * @param months at least one value
 * @param atOnePlace the entry stands at a place that a count of places counts as one
 */
export function ofMonths<Key>(
	months: readonly MonthValue<Key>[],
	calculation: Calculation,
	atOnePlace: boolean,
): MadeOfMonths<Key> {
	const rule = calculationOf(calculation).rule;
	const named = [...new Map(cellsOf(months).map((cell) => [cell.key, cell])).values()];
	const order = monthsInOrder(months.map(({ month }) => month));
	const facts = [...Map.groupBy(months, ({ month }) => month)].flatMap(([month, values]): Fact[] => {
		const total = totalOfMonth(values);
		if (total === null) return [];
		const groups = cellsOf(values).map(({ key, value }): [number, number] => [
			named.findIndex((one) => one.key === key),
			value,
		]);
		const fact = { indicator: 0, place: 0, partner: 0, kind: null };
		const quarter = asQuarter(order.indexOf(month));
		return [{ ...fact, quarter, done: quarter, total, groups: new Map(groups) }];
	});
	if (!rule || facts.length === 0) return { total: null, cells: [] };
	const reached = rule.reach(facts, () => atOnePlace, 1);
	if (!reached) return { total: null, cells: [] };
	return {
		total: reached.total,
		cells: named.flatMap(({ key, mask }, i) => {
			const group = reached.groups.get(i);
			return group ? [{ key, mask, value: group.value }] : [];
		}),
	};
}

/** The months of a quarter stand in their order as the quarters of a year do in theirs; a year's only add up. */
function asQuarter(place: number): QuarterNumber {
	return QUARTERS[place % QUARTERS.length] ?? 1;
}

function cellsOf<Key>(values: readonly MonthValue<Key>[]): MonthValue<Key>[] {
	return values.filter(({ mask }) => mask !== 0);
}

/** Of one month: as it was given, else its largest breakdown. Smallest units; null: unknown. */
export function totalOfMonth(
	values: readonly { readonly mask: DimensionMask; readonly value: number }[],
): number | null {
	const given = values.find(({ mask }) => mask === 0);
	if (given) return given.value;
	const sums = new Map<DimensionMask, number>();
	for (const { mask, value } of values) sums.set(mask, (sums.get(mask) ?? 0) + value);
	return totalFromBreakdowns([...sums].map(([mask, sum]) => ({ mask, sum })));
}
