/** What published figures are made of. Source: docs/rules.md, Small counts. */
import type { Dimension } from '#lib/plan/groups.ts';
import type { Level } from '#lib/places/place.ts';

/** People whom nothing published can tell apart: counts of rows that agree in all of this are added up. */
export interface Atom {
	readonly indicator: number;
	readonly partner: number;
	/** Of any level: a municipality, or the lowest place that is known. */
	readonly place: number;
	/** Index of the quarter it counts in. */
	readonly quarter: number;
	/** The group in each dimension; a dimension that is absent was not said. */
	readonly groups: Readonly<Partial<Record<Dimension, number>>>;
	readonly donors: readonly number[];
	readonly tags: readonly number[];
	/** Whole, above 0. */
	readonly value: number;
}

/** A quarter, or quarters 1..n of a year; indices of quarters. */
export interface Span {
	readonly first: number;
	readonly last: number;
}

export interface ProtectedIndicator {
	readonly id: number;
	/** Which of a window's quarters count, of each partner at each place: all, the last one or the largest one. */
	readonly counts: 'all' | 'last' | 'largest';
	/** Protected by the larger k, in breakdowns 0 and all of them too, and against partners wherever two of them stand. */
	readonly sensitive: boolean;
	/** Kept rather than others. */
	readonly headline: boolean;
	/** The lowest level at which it is shown. */
	readonly lowest: Level;
	/** Whether it counts as people of the sector. */
	readonly countsPeople: boolean;
}

export interface PlacesTree {
	/** 0 with a parent: no place is named. What is national is told apart from it where a quarter is chosen. */
	readonly level: Level;
	/** Null: the country. */
	readonly parent: number | null;
	readonly sensitive: boolean;
	/** No people of the sector are counted at it: it is a union, or what it holds names no place of its own. */
	readonly apart?: true;
}

/** A span that is printed, and how people of the sector are counted in it. */
export interface Printed extends Span {
	/** Of each place all indicators that count people are added up; absent: the largest one stands. */
	readonly addsPeople?: true;
}

/** Everything that is published of one sector's protected figures, together with all that was published before. */
export interface Publication {
	readonly places: ReadonlyMap<number, PlacesTree>;
	readonly indicators: readonly ProtectedIndicator[];
	/** Windows that are printed; a window of one quarter that begins a year is both of its kinds. */
	readonly windows: readonly Printed[];
	/** The lowest level of each dimension's tables. */
	readonly lowest: Readonly<Record<Dimension, Level>>;
	/** Pairs of dimensions with a table of the country. */
	readonly pairs: readonly (readonly [Dimension, Dimension])[];
	readonly k: number;
	readonly sensitiveK: number;
	/** By the key of a cell: what earlier publications showed and withheld. */
	readonly before: ReadonlyMap<string, 'shown' | 'withheld'>;
}
