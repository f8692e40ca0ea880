import { MOST } from '#lib/report/bounds.ts';
import type { FullReport } from '#lib/server/exchange/commands/bundle/staging.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';

/** No road brings a report more than the others take. */
export function checkFull(full: readonly FullReport[], issues: Issues): void {
	for (const { line, activities } of full) {
		const message = `The report that begins here has ${activities} activities; a report has at most ${MOST.rows}: join those of one indicator and place.`;
		issues.error('too many activities', { file: 'reports.csv', line }, message);
	}
}
