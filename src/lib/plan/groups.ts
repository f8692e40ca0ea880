/** The groups by which a plan tells people apart, a tree each dimension. Source: docs/rules.md, Groups. */
import { DIMENSION_LINES, type DimensionLine } from './dimensions.ts';

export type Dimension = keyof typeof DIMENSION_LINES;
export const DIMENSIONS = Object.keys(DIMENSION_LINES) as [Dimension, ...Dimension[]];

/**
 * Questions by so many dimensions fit into a number that databases and JavaScript compare bit by bit, one each. With more,
 * what a breakdown answers is a set of questions with a number of its own (`answer_set`).
 */
const MOST_AS_BITS = 5;
export const ANSWERS_AS_BITS: boolean = DIMENSIONS.length <= MOST_AS_BITS;

/** The two that a form and a workbook lay out crossed. */
export const CROSSED = ['sex', 'cohort'] as const satisfies readonly Dimension[];

/** All others, each alone. */
export const ALONE = DIMENSIONS.filter((dimension) => !CROSSED.some((one) => one === dimension));

/** What a line of the table says. */
export function dimensionLine(dimension: Dimension): DimensionLine {
	return DIMENSION_LINES[dimension];
}

/** A value for each dimension. */
export function byDimension<V>(of: (dimension: Dimension) => V): Record<Dimension, V> {
	// Filled in place: a dashboard makes hundreds of them, and a list of pairs first costs ten times as much.
	const values: Partial<Record<Dimension, V>> = {};
	for (const dimension of DIMENSIONS) values[dimension] = of(dimension);
	return values as Record<Dimension, V>;
}

/** A value for each dimension, under its name after another word: `by_sex`. */
export function prefixed<Before extends string, V>(
	before: Before,
	of: (dimension: Dimension) => V,
): Record<`${Before}_${Dimension}`, V> {
	const named = DIMENSIONS.map((dimension) => [`${before}_${dimension}`, of(dimension)]);
	return Object.fromEntries(named) as Record<`${Before}_${Dimension}`, V>;
}

/** One group of some dimensions, by their identifiers. */
export type GroupIds = Readonly<Partial<Record<Dimension, number>>>;

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
