/** Windows in which an atom counts. */
import type { Atom, ProtectedIndicator, Span } from './atom.ts';

export const isQuarter = ({ first, last }: Span): boolean => first === last;

/** Every first quarter of a year, a quarter too, is its year to date. */
export const isToDate = ({ first }: Span): boolean => first % 4 === 0;

/** How a window is called in keys: index of its first and of its last quarter. */
export const nameOf = ({ first, last }: Span): string => `${first}-${last}`;

const isIn = (quarter: number, { first, last }: Span): boolean => quarter >= first && quarter <= last;

/**
 * For each atom of one indicator whether it counts in a window. The choice that `latest` and `peak` make, of each partner
 * at each place, counts as known to everybody.
 */
export function countingIn(
	{ counts }: Pick<ProtectedIndicator, 'counts'>,
	atoms: readonly Atom[],
): (atom: Atom, window: Span) => boolean {
	if (counts === 'all') return ({ quarter }, window) => isIn(quarter, window);
	const sums = sumsOf(atoms);
	return (atom, window) => {
		if (!isIn(atom.quarter, window)) return false;
		return chosenOf(counts, sums.get(placeKey(atom)) ?? new Map(), window) === atom.quarter;
	};
}

/** Of a partner's sums by quarter the one that stands; of two alike the later. */
export function chosenOf(
	counts: 'last' | 'largest',
	sums: ReadonlyMap<number, number>,
	window: Span,
): number | undefined {
	const quarters = [...sums.keys()].filter((quarter) => isIn(quarter, window)).sort((a, b) => a - b);
	if (counts === 'last') return quarters.at(-1);
	const value = (quarter: number) => sums.get(quarter) ?? 0;
	return quarters.reduce<number | undefined>(
		(best, next) => (best === undefined || value(next) >= value(best) ? next : best),
		undefined,
	);
}

const placeKey = ({ partner, place }: Pick<Atom, 'partner' | 'place'>): string => `${partner}@${place}`;

/** By partner and place, then by quarter. */
export function sumsOf(atoms: readonly Atom[]): Map<string, Map<number, number>> {
	const sums = new Map<string, Map<number, number>>();
	for (const atom of atoms) {
		const its = sums.get(placeKey(atom)) ?? new Map<number, number>();
		sums.set(placeKey(atom), its);
		its.set(atom.quarter, (its.get(atom.quarter) ?? 0) + atom.value);
	}
	return sums;
}
