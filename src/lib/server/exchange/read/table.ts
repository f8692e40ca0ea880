import type { TableName } from '#lib/server/exchange/csv/columns.ts';
import { Fields } from '#lib/server/exchange/csv/fields.ts';
import type { Positions } from '#lib/server/exchange/csv/header.ts';
import { loseRow, readCsv } from '#lib/server/exchange/csv/read.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import type { Source } from '#lib/server/exchange/source/source.ts';

/** A row and the line that it came from. */
export interface Located<Row> {
	readonly row: Row;
	readonly line: number;
}

/**
 * The rows of a file that fits into memory, each once by its key. A file that is not there has none: whether it must be
 * there is told elsewhere.
 * @param toRow undefined when the row cannot be made; what it says as a fault drops the row too
 */
export async function readTable<T extends TableName, Row>(
	source: Source,
	file: T,
	issues: Issues,
	toRow: (fields: Fields<T>) => Row | undefined,
	keyOf: (row: Row) => string | null,
): Promise<Located<Row>[]> {
	const sourceFile = source.files.get(file);
	const rows: Located<Row>[] = [];
	if (!sourceFile) return rows;
	const lines = new Map<string, number>();
	let positions: Positions = new Map();
	await readCsv(file, sourceFile, issues, {
		header: (found) => (positions = found),
		row(cells, line) {
			const fields = new Fields(file, cells, line, positions, issues);
			const row = toRow(fields);
			if (fields.failed) loseRow(file, cells, positions, issues);
			if (row === undefined || fields.failed) return;
			const key = keyOf(row);
			const first = key === null ? undefined : lines.get(key);
			if (first !== undefined) {
				const message = `This row says the same thing as line ${first}: keep one of them.`;
				fields.fault('duplicate key', null, message);
				return;
			}
			if (key !== null) lines.set(key, line);
			rows.push({ row, line });
		},
	});
	return rows;
}
