/** What a bundle may be and change, by whom it is sent in the browser. */
import type { Decision } from '#lib/server/exchange/commands/bundle/decide.ts';
import { shown, type Issues } from '#lib/server/exchange/issue.ts';
import type { PlanPart } from '#lib/server/exchange/read/plan.ts';

export interface ExpectedSector {
	readonly plan: string;
	/** Null: any of the plan, a new one too. */
	readonly sector: string | null;
}

/** A bundle of another plan would change that one, in which its sender may have nothing to say. */
export function checkExpected(
	{ plan, sector }: Pick<PlanPart, 'plan' | 'sector'>,
	expected: ExpectedSector | undefined,
	issues: Issues,
): void {
	if (!expected) return;
	const where = { file: 'plan.json' };
	if (plan.code !== expected.plan)
		issues.error('other plan', where, `This is a bundle of ${shown(plan.code)}: import it there.`);
	else if (expected.sector !== null && sector.code !== expected.sector)
		issues.error('other plan', where, `This is of the sector ${shown(sector.code)}: choose it.`);
}

/** Nobody reviews their own: a report that comes in approved would be. Source: docs/rules.md, Review. */
export function checkOwnReports(
	decisions: readonly Decision[],
	own: ReadonlySet<number> | undefined,
	issues: Issues,
): void {
	for (const { partnerId, line } of decisions) {
		if (partnerId === null || !own?.has(partnerId)) continue;
		const message = 'You report for this partner yourself: somebody else has to import its reports.';
		issues.error('own organisation', { file: 'reports.csv', line, column: 'partner' }, message);
	}
}
