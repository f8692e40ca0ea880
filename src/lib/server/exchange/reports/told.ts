/** Cells of reports.csv that stand for what they should, or are told not to. */
import { choicesAmong, type FaultChoices } from '#lib/exchange/choices.ts';
import { withoutMarks } from '#lib/report/texts.ts';
import type { ColumnName } from '#lib/server/exchange/csv/columns.ts';
import { shown, type Issues } from '#lib/server/exchange/issue.ts';
import type { Lookup } from './lookup.ts';

export type ReportColumn = ColumnName<'reports.csv'>;
export const FILE = 'reports.csv';

export class Told {
	protected readonly lookup: Lookup;
	protected readonly issues: Issues;

	constructor(lookup: Lookup, issues: Issues) {
		this.lookup = lookup;
		this.issues = issues;
	}

	/** Whether what is not there may be a row that was left out, and told to be wrong there. */
	isLost(file: string, key: string): boolean {
		return this.issues.isLost(file, key);
	}

	fault(
		kind: string,
		line: number,
		column: ReportColumn | null,
		message: string,
		choices?: FaultChoices,
	): void {
		this.issues.error(kind, { file: FILE, line, column }, message, choices);
	}

	/** Undefined when nothing is called so, which is told. */
	protected known<V>(
		among: ReadonlyMap<string, V>,
		code: string,
		line: number,
		column: ReportColumn,
		what: string,
		home: string,
		kind = 'unknown code',
	): V | undefined {
		const found = among.get(code) ?? among.get(withoutMarks(code));
		if (found !== undefined) return found;
		if (code === '') {
			this.fault('missing value', line, column, `This cell is empty: write the code of the ${what}.`);
		} else if (!this.isLost(home, withoutMarks(code))) {
			const message = `There is no ${what} ${shown(code)}: add it to ${home} or correct the code.`;
			// Of thousands of places the first ones help nobody.
			const choices = home === 'places.csv' ? undefined : choicesAmong(among.keys(), among.size);
			this.fault(kind, line, column, message, choices);
		}
		return undefined;
	}
}
