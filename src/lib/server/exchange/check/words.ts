import { formatQuarter, type QuarterNumber } from '#lib/plan/quarter.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { KEYS, type WordsRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Bundle } from '#lib/server/exchange/readBundle.ts';

/** Words are said in a report: the bundle or the plan has to have it. */
export function tellWithoutReport(words: readonly WordsRow[], { lines }: Bundle, issues: Issues): void {
	for (const row of words) {
		const { partner, year, quarter, state } = row;
		const line = lines.get('words')?.get(KEYS.words(row)) ?? null;
		const report = `${partner} has no ${state} report of ${formatQuarter({ year, quarter: quarter as QuarterNumber })}`;
		const message = `${report}: add it to reports.csv, or leave this row out.`;
		issues.error('no report', { file: 'words.csv', line, column: 'partner' }, message);
	}
}
