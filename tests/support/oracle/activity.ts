import type { Record_ } from './csv.ts';

/**
 * "Entries of one report with one reference that then agree in place, status, through, donors, tags, appeal, done_in, also
 * and note are one activity"; without a reference each row is one.
 */
export function activityOf(entry: string, rows: readonly Record_[]): string {
	const [first] = rows;
	if (!first || first('activity') === '') return entry;
	const shared = ['activity_status', 'through', 'donor', 'tags', 'appeal', 'done_in', 'also', 'note'];
	const values = shared.map((column) => rows.map((row) => row(column)).find((cell) => cell !== '') ?? '');
	const report = ['partner', 'year', 'quarter', 'activity', 'place'].map((column) => first(column));
	return [...report, ...values].join('\t');
}

/** The quarter of the report in which it was done; the report's own where none of its year is named. */
export function doneIn(row: Record_): number {
	const [year, quarter] = row('done_in').split('-Q');
	return year === row('year') ? Number(quarter) : Number(row('quarter') || 4);
}
