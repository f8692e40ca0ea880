/** Facts and what they come to. Source: docs/rules.md, Calculation. */
import type { PlaceKind } from '#lib/places/place.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';

/** What one partner's counted activities of one indicator come to at one place in one quarter. Smallest units. */
export interface Fact {
	/** The reported indicator: parts of a union keep their unnamed values apart by it. */
	readonly indicator: number;
	readonly quarter: QuarterNumber;
	/** Identifier of the place; PLACE_UNKNOWN where none is named. */
	readonly place: number;
	/** What the place is; null above level 3, and where none is named. */
	readonly kind: PlaceKind | null;
	readonly partner: number;
	readonly total: number;
	/** Of the total, what the answering breakdowns give to each group; a group that is missing is unknown. */
	readonly groups?: ReadonlyMap<number, number>;
}

/** What facts come to. Smallest units; where places are counted, places. */
export interface Reach {
	/** How many facts stand behind it; a reach without facts is unknown and is never made. */
	readonly facts: number;
	/** All of it, what names no place included. */
	readonly total: number;
	/**
	 * Of the total, what names no place where people are counted, of whatever unit (`holdsPeople`); where places are
	 * counted, what names none of the kinds counted ("including up to n unnamed").
	 */
	readonly unnamed: number;
	readonly groups: ReadonlyMap<number, GroupReach>;
}

/** What facts come to for one group, by the calculation of the whole. */
export interface GroupReach {
	/** How many facts know the group; a group that none knows is absent (unknown, not 0). */
	readonly facts: number;
	/** Smallest units; where places are counted, places where such a cell is above 0, and the unnamed. */
	readonly value: number;
}

/** Adds two reaches of sets of facts that `reach` calls additive; a null side leaves the other. */
export function addReach(a: Reach | null, b: Reach | null): Reach | null {
	if (!a || !b) return a ?? b;
	const groups = new Map(a.groups);
	for (const [group, { facts, value }] of b.groups) addGroup(groups, group, facts, value);
	return { facts: a.facts + b.facts, total: a.total + b.total, unnamed: a.unnamed + b.unnamed, groups };
}

/**
 * What has to be added to a stored reach when facts `before` become facts `after`: may be below 0, and a group's facts
 * may stay while its value changes. Null: no fact.
 */
export function reachDifference(before: Reach | null, after: Reach | null): Reach {
	const groups = new Map(after?.groups);
	for (const [group, { facts, value }] of before?.groups ?? []) addGroup(groups, group, -facts, -value);
	return {
		facts: (after?.facts ?? 0) - (before?.facts ?? 0),
		total: (after?.total ?? 0) - (before?.total ?? 0),
		unnamed: (after?.unnamed ?? 0) - (before?.unnamed ?? 0),
		groups,
	};
}

function addGroup(groups: Map<number, GroupReach>, group: number, facts: number, value: number): void {
	const before = groups.get(group);
	groups.set(group, { facts: (before?.facts ?? 0) + facts, value: (before?.value ?? 0) + value });
}
