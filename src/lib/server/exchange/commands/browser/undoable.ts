/** What an import changed, row by row, as it is kept to undo it. */
import { createHash } from 'node:crypto';
import type { Contents } from './contents.ts';
import { IMAGED_TABLES, type ImagedTable, type PlainRow, type Standing } from './imaged.ts';

export interface TouchedRow {
	readonly table: ImagedTable;
	readonly key: string;
	/** Null: the import added it. */
	readonly before: PlainRow | null;
	/** Hash of the row that the import left; null: it took it away. */
	readonly after: string | null;
}

export interface ImportImage {
	readonly touched: readonly TouchedRow[];
	readonly contents: Contents;
}

export function hashOfRow(row: PlainRow): string {
	return createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 32);
}

/** Null: the import founded a plan or a sector, which is not undone so. @param contents those before it */
export function imageBetween(before: Standing, after: Standing, contents: Contents): ImportImage | null {
	const touched: TouchedRow[] = [];
	for (const table of IMAGED_TABLES) {
		const was = before.get(table) ?? new Map<string, PlainRow>();
		const is = after.get(table) ?? new Map<string, PlainRow>();
		for (const key of new Set([...was.keys(), ...is.keys()])) {
			const [old, now] = [was.get(key) ?? null, is.get(key) ?? null];
			const hash = now && hashOfRow(now);
			if (hash === (old && hashOfRow(old))) continue;
			touched.push({ table, key, before: old, after: hash });
		}
	}
	if (touched.some((one) => (one.table === 'plan' || one.table === 'sector') && one.before === null))
		return null;
	const changed = new Set(
		touched.flatMap((one) => (one.table === 'report' && one.before ? [one.before.id] : [])),
	);
	const kept = Object.entries(contents).map(([table, found]) => [
		table,
		found.filter(({ of }) => changed.has(of)),
	]);
	return { touched, contents: Object.fromEntries(kept) as Contents };
}
