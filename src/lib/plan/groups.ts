/** The groups by which a plan tells people apart, a tree each dimension. Source: docs/rules.md, Groups. */

export const DIMENSIONS = ['sex', 'cohort', 'age', 'disability'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A value for each dimension. */
export function byDimension<V>(of: (dimension: Dimension) => V): Record<Dimension, V> {
	return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, of(dimension)])) as Record<
		Dimension,
		V
	>;
}

export interface Group {
	readonly id: number;
	readonly dimension: Dimension;
	readonly code: string;
	/** Identifier of the group that includes it, null at the top. */
	readonly parent: number | null;
}

/** The group and everything below it: a parent includes its children and its own remainder. */
export function withDescendants(group: number, groups: readonly Group[]): Set<number> {
	const found = new Set([group]);
	for (let grown = true; grown;) {
		grown = false;
		for (const { id, parent } of groups) {
			if (parent !== null && found.has(parent) && !found.has(id)) {
				found.add(id);
				grown = true;
			}
		}
	}
	return found;
}
