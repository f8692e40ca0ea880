/**
 * What the rows of one entry come to, and whether they fit each other. Source: docs/rules.md, Breakdown;
 * docs/exchange.md, reports.csv.
 */
import {
	dimensionsOf,
	servesOf,
	totalFromBreakdowns,
	type BreakdownSum,
} from '#lib/figures/disaggregation.ts';
import { readKindsCell, type Calculation } from '#lib/figures/calculations.ts';
import { standingAt } from '#lib/figures/indicator.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { ofMonths } from '#lib/report/months.ts';
import { activityCounts } from '#lib/report/report.ts';
import { formatAmount } from '#lib/figures/unit.ts';
import type { Assembled, StagedCell, StagedEntry } from '#lib/server/exchange/commands/bundle/staging.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { calculationIn, placeIn, type Lookup } from './lookup.ts';

const FILE = 'reports.csv';
const NOTHING: ReadonlyMap<number, number> = new Map();

/**
 * Sums the breakdowns of an entry and checks them against its total, which its months make where it has some.
 * A total that was left empty although breakdowns are there is their largest sum, as if no row had been written for it.
 * @param report its quarter; and of a draft what is wrong is only told: it stands in the way of a submission, not of the bundle
 */
export function assemble(
	entry: StagedEntry,
	lookup: Lookup,
	issues: Issues,
	{ isDraft, quarter }: { readonly isDraft: boolean; readonly quarter: Quarter },
): Assembled {
	const indicator = lookup.indicatorAt.get(entry.indicatorId);
	if (!indicator) throw new Error(`staged indicator ${entry.indicatorId} was never looked up`);
	const { unit, counts } = indicator.row;
	const calculation = calculationIn(indicator.row, quarter);
	const of = readKindsCell(indicator.row.of);
	const place = lookup.placeAt.get(entry.placeId ?? 0);
	const stands = standingAt({ calculation, of }, place ? placeIn(place, quarter) : null);
	const atOnePlace = stands === 'one';
	const tell = (kind: string, line: number, message: string, column = 'value') => {
		const where = { file: FILE, line, column };
		if (isDraft) issues.warn(kind, where, message);
		else issues.error(kind, where, message);
	};
	const made = entry.months.length === 0 ? null : madeOfMonths(entry, calculation, atOnePlace);
	const cells = made ? [...entry.cells, ...made.cells] : entry.cells;
	const given = made ? null : entry.given;
	const sums = breakdownSums(cells);
	const total = made ? made.total : (given ?? totalFromBreakdowns(sums));
	if (made && entry.given !== null && entry.given !== total) {
		const message = `The months come to ${total === null ? 'nothing' : formatAmount(total, unit)}, and this total is another: correct one of them, or leave the total out.`;
		issues.error('rows disagree', { file: FILE, line: entry.givenLine, column: 'value' }, message);
	}
	for (const { mask, sum } of sums) {
		if (total === null || (given === null && !made) || sum <= total) continue;
		const line = cells.find((cell) => cell.mask === mask && cell.line > 0)?.line ?? entry.line;
		const message = `The breakdown by ${dimensionsOf(mask).join(' and ')} comes to ${formatAmount(sum, unit)}, above its total of ${formatAmount(total, unit)}${entry.givenLine === null ? '' : ` in line ${entry.givenLine}`}: correct one of them.`;
		tell('breakdown above total', line, message);
	}
	if (atOnePlace && total !== null && total > 1) {
		const message = `At one place this indicator is 0 or 1, not ${total}: it counts places, and this is one.`;
		tell('above 1 at a place', entry.givenLine ?? entry.line, message);
	}
	if (stands === 'nothing' && total !== null) {
		const message = `${indicator.row.code} counts places of the kind ${of.join(' or ')}, and this is none: name one, the district in which it lies, or leave the cell empty.`;
		tell('place not counted', entry.line, message, 'place');
	}
	return {
		total,
		derived: given === null && total !== null,
		eligible: activityCounts(entry, counts, { planCode: lookup.plan.code, year: quarter.year }),
		cells,
		serves: sums.length === 0 ? NOTHING : servesOf(sums),
	};
}

/** Cells that the months make have no line: they are made anew wherever the months are read. */
function madeOfMonths(
	{ months }: StagedEntry,
	calculation: Calculation,
	atOnePlace: boolean,
): { total: number | null; cells: StagedCell[] } {
	const values = months.map(({ month, combination, mask, value }) => ({
		month,
		key: combination,
		mask,
		value,
	}));
	const { total, cells } = ofMonths(values, calculation, atOnePlace);
	return { total, cells: cells.map(({ key, mask, value }) => ({ combination: key, mask, value, line: 0 })) };
}

function breakdownSums(cells: readonly StagedCell[]): BreakdownSum[] {
	if (cells.length === 0) return [];
	const sums = new Map<number, number>();
	for (const { mask, value } of cells) sums.set(mask, (sums.get(mask) ?? 0) + value);
	return [...sums].map(([mask, sum]) => ({ mask, sum }));
}
