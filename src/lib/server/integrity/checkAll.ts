import type { CheckResult } from '#lib/integrity/check.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { CHECKS } from './checks.ts';

/** Findings of one check and plan that are kept. */
const KEPT = 20;

/**
 * Asks every check, each of one moment of the data and none of them in the way of whoever writes.
 * @param clock milliseconds
 */
export async function checkAll(db: Database, now: Date, clock: () => number): Promise<CheckResult[]> {
	const results: CheckResult[] = [];
	for (const { name, severity, mend, find } of CHECKS) {
		const began = clock();
		const findings = await snapshot(db, (reader) => find(reader, now));
		results.push({
			name,
			severity,
			mend,
			count: findings.length,
			found: [...Map.groupBy(findings, ({ plan }) => plan)].map(([plan, of]) => ({
				plan,
				count: of.length,
				what: of.slice(0, KEPT).map(({ what }) => what),
			})),
			took: Math.round(clock() - began),
		});
	}
	return results;
}
