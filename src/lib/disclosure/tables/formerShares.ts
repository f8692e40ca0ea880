import type { Earlier } from '../earlier.ts';
import type { Share } from '../system/system.ts';
import { solvedFor } from './solvedFor.ts';
import type { Tables } from './tables.ts';

/**
 * What partners had of a cell as their own in an earlier publication: of those that are printed as it was kept, and of others
 * what follows from them, since equations hold for each partner's own parts as for the whole.
 * @param named by cell, the names under which it is printed
 * @returns undefined: nobody kept it
 */
export function formerShares(
	{ system }: Tables,
	{ values, shares }: Earlier,
	named: ReadonlyMap<number, readonly string[]>,
): ((cell: number) => readonly Share[]) | undefined {
	if (!shares) return undefined;
	// What a larger figure has beside a smaller one is nobody's part: the largest of sums is no sum of partners' largest.
	const isNobodys = (cell: number) => system.cells[cell]?.isDifference === true;
	const all = Object.entries(shares).map(([partner, its]) => {
		const own = new Map<number, number>();
		for (const [cell, keys] of named) {
			const had = keys.filter((key) => values.has(key)).map((key) => its[key] ?? 0);
			if (had.length > 0) own.set(cell, Math.max(...had));
		}
		return { partner: Number(partner), own: solvedFor(system, own, isNobodys) };
	});
	return (cell) =>
		all.flatMap(({ partner, own }): Share[] => {
			const value = own.get(cell) ?? 0;
			return value > 0 ? [{ partner, value }] : [];
		});
}
