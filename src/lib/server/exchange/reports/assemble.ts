/**
 * What the rows of one activity come to, and whether they fit each other. Source: docs/rules.md, Breakdown;
 * docs/exchange.md, reports.csv.
 */
import { calculationOf } from '#lib/figures/calculations.ts';
import {
	dimensionsOf,
	servesOf,
	totalFromBreakdowns,
	type BreakdownSum,
} from '#lib/figures/disaggregation.ts';
import { activityCounts } from '#lib/report/report.ts';
import { formatAmount } from '#lib/figures/unit.ts';
import type { Assembled, StagedActivity, StagedCell } from '#lib/server/exchange/commands/bundle/staging.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import type { Lookup } from './lookup.ts';

const FILE = 'reports.csv';
const NOTHING: ReadonlyMap<number, number> = new Map();

/**
 * Sums the breakdowns of an activity and checks them against its total.
 * A total that was left empty although breakdowns are there is their largest sum, as if no row had been written for it.
 */
export function assemble(
	activity: StagedActivity,
	{ plan, indicatorAt, municipalities }: Lookup,
	issues: Issues,
): Assembled {
	const indicator = indicatorAt.get(activity.indicator);
	if (!indicator) throw new Error(`staged indicator ${activity.indicator} was never looked up`);
	const { unit, calculation, counts } = indicator.row;
	const sums = breakdownSums(activity.cells);
	const total = activity.given ?? totalFromBreakdowns(sums);
	for (const { mask, sum } of sums) {
		if (activity.given === null || sum <= activity.given) continue;
		const line = activity.cells.find((cell) => cell.mask === mask)?.line ?? activity.line;
		const message = `The breakdown by ${dimensionsOf(mask).join(' and ')} comes to ${formatAmount(sum, unit)}, above its total of ${formatAmount(activity.given, unit)} in line ${activity.givenLine}: correct one of them.`;
		issues.error('breakdown above total', { file: FILE, line, column: 'value' }, message);
	}
	const { countsPlaces } = calculationOf(calculation);
	if (countsPlaces && total !== null && total > 1 && municipalities.has(activity.place)) {
		const line = activity.givenLine ?? activity.line;
		const message = `At a municipality this indicator is 0 or 1, not ${total}: it counts municipalities, and this is one.`;
		issues.error('above 1 at a municipality', { file: FILE, line, column: 'value' }, message);
	}
	return {
		total,
		derived: activity.given === null && total !== null,
		eligible: activityCounts(activity, counts, plan.code),
		serves: sums.length === 0 ? NOTHING : servesOf(sums),
	};
}

function breakdownSums(cells: readonly StagedCell[]): BreakdownSum[] {
	if (cells.length === 0) return [];
	const sums = new Map<number, number>();
	for (const { mask, value } of cells) sums.set(mask, (sums.get(mask) ?? 0) + value);
	return [...sums].map(([mask, sum]) => ({ mask, sum }));
}
