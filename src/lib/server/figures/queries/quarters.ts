import type { ReachTotal } from '#lib/figures/fact.ts';
import { reachedOf } from '#lib/figures/figure.ts';
import { addsUp, reportedBehind, type Framework, type Indicator } from '#lib/figures/indicator.ts';
import { valuesOfYear } from '#lib/figures/series.ts';
import { QUARTERS, type QuarterNumber } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { askedOnce } from '#lib/server/database/cache.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getFrameworks } from '#lib/server/framework/queries/framework.ts';
import { withStatements } from './nothing.ts';
import { listQuarterTotals, type Totals } from './reaches.ts';

const NO_TOTALS: ReadonlyMap<number, ReachTotal> = new Map();

/** By quarter of a year, what was reached in it alone. */
export type Quarters = ReadonlyMap<QuarterNumber, Totals>;

/** What was reached in quarters of a year, each alone, with what is 0 by statement. */
export async function listQuarters(
	reader: Reader,
	scope: Scope,
	span: { readonly year: number; readonly first: number; readonly last: number },
): Promise<Quarters> {
	const frameworkIn = await getFrameworks(reader, scope.sector.id);
	const stored = await quarterTotals(reader, scope.sector.id, span.year);
	const quarters = new Map<QuarterNumber, Totals>();
	for (const quarter of QUARTERS.filter((one) => one >= span.first && one <= span.last)) {
		const question = { year: span.year, quarter, window: 'quarter' } as const;
		const totals = stored.get(quarter) ?? NO_TOTALS;
		quarters.set(quarter, await withStatements(reader, scope, frameworkIn(question), question, totals));
	}
	return quarters;
}

/** All quarters of a year at once: their rows lie side by side, and a page asks for them more than once. */
const quarterTotals = askedOnce(listQuarterTotals);

/**
 * The quarters of a year to date in which nobody gave a value; none where somebody gave one of the whole year.
 * @param reaches of the year to date
 */
export function missingQuarters(
	indicator: Indicator,
	reaches: Totals,
	alone: Quarters,
	framework: Framework,
): readonly QuarterNumber[] {
	const isCovered = reportedBehind(indicator, framework).some(
		(source) => ofWholeYear(source, reaches.get(source.id)?.total ?? null, alone, framework) !== null,
	);
	if (isCovered) return [];
	return [...alone].flatMap(([quarter, totals]) =>
		reachedAlone(indicator, totals, framework) === null ? quarter : [],
	);
}

/**
 * Of a year to date of the last quarter, what was given for the whole year: smallest units; null: nothing, and in other
 * windows. Of what does not add up there is none.
 */
export function ofWholeYear(
	indicator: Indicator,
	reached: number | null,
	alone: Quarters,
	framework: Framework,
): number | null {
	if (alone.size < QUARTERS.length || !addsUp(indicator, framework)) return null;
	const quarters = [...alone.values()].map((totals) => reachedAlone(indicator, totals, framework));
	return valuesOfYear(reached, quarters);
}

function reachedAlone(indicator: Indicator, totals: Totals, framework: Framework): number | null {
	return reachedOf(indicator, framework, (id) => totals.get(id) ?? null);
}
