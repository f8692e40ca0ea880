/** Data and results that others recorded, and with them where they come from and their licences. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** A fixture's rows, by column. */
export function recordedRows(file: string): Map<string, string>[] {
	const text = readFileSync(`tests/fixtures/survey/${file}`, 'utf8');
	const rows: string[][] = parse(text, { bom: true });
	const [columns = [], ...body] = rows;
	return body.map((row) => new Map(columns.map((column, i) => [column, row[i] ?? ''])));
}

/** A column's numbers; null where the cell says nothing. */
export function recordedNumbers(rows: readonly Map<string, string>[], column: string): (number | null)[] {
	return rows.map((row) => {
		const text = row.get(column) ?? '';
		return text === '' || text === 'NA' ? null : Number(text);
	});
}

/** A column's words as numbers counted from 0, in the order in which they first stand. */
export function recordedKeys(rows: readonly Map<string, string>[], column: string): number[] {
	const known = new Map<string, number>();
	return rows.map((row) => {
		const text = row.get(column) ?? '';
		if (!known.has(text)) known.set(text, known.size);
		return known.get(text) ?? 0;
	});
}
