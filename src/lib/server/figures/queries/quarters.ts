import type { ReachTotal } from '#lib/figures/fact.ts';
import { QUARTERS, type QuarterNumber } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { SectorFramework } from '#lib/server/framework/queries/framework.ts';
import { withStatements } from './nothing.ts';
import { listQuarterTotals, type Totals } from './reaches.ts';

const NO_TOTALS: ReadonlyMap<number, ReachTotal> = new Map();

/** What was reached in quarters of a year, each alone, with what is 0 by statement. */
export async function listQuarters(
	reader: Reader,
	scope: Scope,
	framework: SectorFramework,
	span: { readonly year: number; readonly first: number; readonly last: number },
): Promise<ReadonlyMap<QuarterNumber, Totals>> {
	const stored = await listQuarterTotals(reader, scope.sector.id, span);
	const quarters = new Map<QuarterNumber, Totals>();
	for (const quarter of QUARTERS.filter((one) => one >= span.first && one <= span.last)) {
		const question = { year: span.year, quarter, window: 'quarter' } as const;
		const totals = stored.get(quarter) ?? NO_TOTALS;
		quarters.set(quarter, await withStatements(reader, scope, framework, question, totals));
	}
	return quarters;
}
