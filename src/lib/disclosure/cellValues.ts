import type { Shares } from './earlier.ts';
import type { Atom, Publication } from './tables/atom.ts';
import { tablesOf } from './tables/tables.ts';

export interface CellValues {
	readonly values: ReadonlyMap<string, number>;
	readonly shares: Shares;
}

/** Of each figure that stands in a table, by its key: people of the sector too, whether they are shown or not. */
export function cellValues(publication: Publication, atoms: readonly Atom[]): CellValues {
	const values = new Map<string, number>();
	const shares: Record<string, Record<string, number>> = {};
	for (const { system, keys, printed } of tablesOf(publication, atoms))
		for (const key of printed) {
			const cell = system.cells[keys.get(key) ?? -1];
			values.set(key, cell?.value ?? 0);
			for (const { partner, value } of cell?.shares ?? []) (shares[`${partner}`] ??= {})[key] = value;
		}
	return { values, shares };
}
