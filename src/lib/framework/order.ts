/** The framework's order: as neighbours were put by hand, else by their codes. Source: docs/rules.md, Framework. */
import { compareCodes, inCodeOrder } from '#lib/plan/code.ts';

/** A step of the way down the tree. */
export interface Step {
	readonly code: string;
	/** Among those beside it; null: by its code, after those that have one. */
	readonly position: number | null;
	/** What an outcome measures itself stands before its outputs. */
	readonly isIndicator?: true;
}

/** @param wayTo the steps from an outcome down to the item itself, where an indicator is the last one */
export function inFrameworkOrder<T extends { readonly code: string }>(
	items: readonly T[],
	wayTo: (item: T) => readonly Step[],
): T[] {
	const ways = items.map((item) => ({ item, way: wayTo(item) }));
	// Codes alone know an order of those that hang elsewhere than their codes say.
	if (ways.every(({ way }) => way.every(({ position }) => position === null))) return inCodeOrder(items);
	return ways.toSorted((a, b) => compareWays(a.way, b.way)).map(({ item }) => item);
}

function compareWays(left: readonly Step[], right: readonly Step[]): number {
	for (const [i, a] of left.entries()) {
		const b = right[i];
		if (b === undefined) return 1;
		const order = compareSteps(a, b);
		if (order !== 0) return order;
	}
	return left.length - right.length;
}

function compareSteps(a: Step, b: Step): number {
	const level = Number(b.isIndicator ?? false) - Number(a.isIndicator ?? false);
	return level || placeOf(a) - placeOf(b) || compareCodes(a.code, b.code);
}

function placeOf({ position }: Step): number {
	return position ?? Number.MAX_SAFE_INTEGER;
}
