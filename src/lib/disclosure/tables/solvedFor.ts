import type { System } from '../system/system.ts';

/**
 * Counts of some cells, and of those that follow from them by the equations, one at a time.
 * @param isNever cells that no equation tells
 */
export function solvedFor(
	system: System,
	known: ReadonlyMap<number, number>,
	isNever: (cell: number) => boolean = () => false,
): Map<number, number> {
	const found = new Map(known);
	const waiting = new Set(system.equations.keys());
	for (const at of waiting) {
		waiting.delete(at);
		const [cell, value] = lastIn(system, at, found) ?? [];
		if (cell === undefined || value === undefined || isNever(cell)) continue;
		found.set(cell, value);
		for (const { equation } of system.terms[cell] ?? []) waiting.add(equation);
	}
	return found;
}

/** The only cell of an equation of which nothing is known, and what it must be; where that is a count. */
function lastIn(
	{ equations }: System,
	at: number,
	known: ReadonlyMap<number, number>,
): [number, number] | undefined {
	const { cells = [], coefficients = [] } = equations[at] ?? {};
	const open = cells.flatMap((cell, place) => (known.has(cell) ? [] : [place]));
	const [place] = open;
	if (place === undefined || open.length > 1) return undefined;
	const rest = cells.reduce((sum, cell, at) => sum + (coefficients[at] ?? 0) * (known.get(cell) ?? 0), 0);
	const value = -rest / (coefficients[place] ?? 1);
	return Number.isSafeInteger(value) && value >= 0 ? [cells[place] ?? -1, value + 0] : undefined;
}
