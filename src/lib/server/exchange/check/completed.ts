import type { CompletedAgain } from '#lib/server/exchange/commands/bundle/completed.ts';
import type { Lookup } from '#lib/server/exchange/reports/lookup.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { shown } from '#lib/server/exchange/issue.ts';

/**
 * Completed a second time: an error where the indicator counts completed ones only, since it would count twice; elsewhere,
 * and in a report that was not submitted yet, a warning.
 */
export function checkCompleted(
	again: readonly CompletedAgain[],
	{ indicatorAt }: Pick<Lookup, 'indicatorAt'>,
	issues: Issues,
): void {
	for (const { line, state, reference, indicator, other, year, quarter } of again) {
		const counts = indicatorAt.get(indicator)?.row.counts;
		const where = { file: 'reports.csv', line, column: 'activity_status' };
		const before = other ? `in line ${other.line}` : `in the report of ${year}-Q${quarter}`;
		const message = `${shown(reference)} is already completed ${before}, and an activity is completed once: change one of the states, or give what is another activity a reference of its own.`;
		const isError = counts === 'completed' && (state === 'approved' || state === 'submitted');
		if (isError) issues.error('completed twice', where, message);
		else issues.warn('completed twice', where, message);
	}
}
