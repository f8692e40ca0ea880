import type { Atom, Publication } from './tables/atom.ts';
import { tablesOf } from './tables/tables.ts';

/** The value of each figure that stands in a table, by its key: people of the sector too, whether they are shown or not. */
export function cellValues(publication: Publication, atoms: readonly Atom[]): Map<string, number> {
	const found = new Map<string, number>();
	for (const { system, keys, printed } of tablesOf(publication, atoms))
		for (const key of printed) found.set(key, system.cells[keys.get(key) ?? -1]?.value ?? 0);
	return found;
}
