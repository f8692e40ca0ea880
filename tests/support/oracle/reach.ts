/** What is reached, and what is where nothing was reported. */
import type { OracleDimension } from './model.ts';

/** In the unit's own numbers; null: unknown. */
export interface Reached {
	readonly reached: number | null;
	readonly withoutPlace: number | null;
	/** Of what is stated the highest. */
	readonly high: number | null;
	/** What has the dimension at all. */
	readonly known: Readonly<Record<OracleDimension, number>>;
	/** By dimension and group, a parent with its children; a group that nobody names is missing. */
	readonly groups: Readonly<Record<OracleDimension, ReadonlyMap<string, number>>>;
}

export type Groups = Record<OracleDimension, Map<string, number>>;

export const NOTHING: Reached = {
	reached: null,
	withoutPlace: null,
	high: null,
	known: { sex: 0, cohort: 0, age: 0, disability: 0 },
	groups: { sex: new Map(), cohort: new Map(), age: new Map(), disability: new Map() },
};
