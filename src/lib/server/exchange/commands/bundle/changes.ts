import { isDeepStrictEqual } from 'node:util';

/** Of the rows that a bundle brings, those that the plan does not have, and those that it has otherwise. */
export interface Changes<Row> {
	readonly added: readonly Row[];
	readonly changed: readonly { readonly row: Row; readonly was: Row }[];
}

export function changesOf<Row>(
	rows: readonly Row[],
	stored: readonly Row[],
	keyOf: (row: Row) => string,
): Changes<Row> {
	const before = new Map(stored.map((row) => [keyOf(row), row]));
	const added: Row[] = [];
	const changed: { row: Row; was: Row }[] = [];
	for (const row of rows) {
		const was = before.get(keyOf(row));
		if (was === undefined) added.push(row);
		else if (!isDeepStrictEqual(row, was)) changed.push({ row, was });
	}
	return { added, changed };
}

/** How much a bundle changed, by what it is. */
export interface Tally {
	added: number;
	changed: number;
}

export type Summary = Record<string, Tally>;

export function tally({ added, changed }: Changes<unknown>): Tally {
	return { added: added.length, changed: changed.length };
}

export function isNothing(summary: Summary): boolean {
	return Object.values(summary).every(({ added, changed }) => added + changed === 0);
}
