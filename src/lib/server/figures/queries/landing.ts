/** Which quarter a plan shows first, and which it collects meanwhile. Source: docs/rules.md, Finding. */
import type { Reporting } from '#lib/figures/answer.ts';
import { isCollected } from '#lib/figures/finding.ts';
import type { Period } from '#lib/plan/period.ts';
import { quarterIndex } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getReporting } from './reporting.ts';

/**
 * The newest quarter that is collected; without one the newest with figures, else the newest that has opened; undefined: the
 * plan has none.
 * @param periods in order, as the reader sees them
 * @param today ISO day in the plan's time zone
 */
export async function findFirstShown(
	reader: Reader,
	scope: Scope,
	periods: readonly Period[],
	today: string,
): Promise<Period | undefined> {
	const withFigures = periods.filter(({ hasFigures }) => hasFigures).toReversed();
	for (const period of withFigures) {
		if (isCollected(await getReporting(reader, scope, period), period, today)) return period;
	}
	return withFigures[0] ?? periods.findLast(({ opens }) => opens <= today) ?? periods[0];
}

/** The quarter after `shown`, while it is collected; null: none is. */
export async function findCollecting(
	reader: Reader,
	scope: Scope,
	{ shown, periods, today }: { shown: Period; periods: readonly Period[]; today: string },
): Promise<{ readonly period: Period; readonly reports: Reporting } | null> {
	const period = periods.find((one) => quarterIndex(one) === quarterIndex(shown) + 1);
	if (!period || period.opens > today || (period.locks !== null && today > period.locks)) return null;
	const reports = await getReporting(reader, scope, period);
	return reports.expected === 0 || isCollected(reports, period, today) ? null : { period, reports };
}
