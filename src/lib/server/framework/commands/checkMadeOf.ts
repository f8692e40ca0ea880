import { calculationOf } from '#lib/figures/calculations.ts';
import { checkIndicators, Issues } from '#lib/server/exchange/index.ts';
import type { IndicatorRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { Refused, type RefusalReason } from '#lib/server/refused.ts';

/** What is wrong with a line of framework.csv, as a page says it. */
const REASONS: ReadonlyMap<string, RefusalReason> = new Map([
	['unknown code', 'no such part'],
	['wrong parts', 'wrong parts'],
	['different units', 'units of parts'],
	['counted otherwise', 'parts counted otherwise'],
	['counted twice', 'part twice'],
	['circle', 'made of itself'],
]);

/**
 * Asks of what an indicator is made of what the import asks. Throws Refused: `no such part`, `wrong parts`, `no sides`, `units of
 * parts`, `parts counted otherwise`, `part twice`, `made of itself`. Source: docs/rules.md, Calculation.
 */
export function checkMadeOf(after: IndicatorRow, stored: readonly IndicatorRow[]): void {
	const issues = new Issues();
	// How it was counted before is asked where it stays as it was.
	const others = stored.filter(({ code }) => code !== after.code);
	checkIndicators([{ row: { ...after, predecessors: [] }, line: 1 }], others, issues);
	for (const { kind } of issues.kept) {
		const reason = REASONS.get(kind);
		if (reason === 'wrong parts' && calculationOf(after.calculation).madeOf === 'sides')
			throw new Refused('no sides');
		if (reason) throw new Refused(reason);
	}
}
