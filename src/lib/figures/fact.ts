/** Facts and what they come to. Source: docs/rules.md, Calculation. */
import type { Dimension } from '#lib/plan/groups.ts';
import type { StandsAt } from '#lib/places/place.ts';
import { windowStart, type QuarterNumber, type Window } from '#lib/plan/quarter.ts';

/**
 * Whose part a figure by group is: a group's, by its identifier; any group's of a dimension, by the dimension's name; and
 * under a filter by groups what has the groups asked for, and what any group of their dimensions.
 */
export type GroupKey = number | Dimension | 'matched' | 'answered';

/**
 * What one partner's counted activities of one indicator come to at one place in one quarter. Smallest units; of a
 * derived count, activities with a value above 0.
 */
export interface Fact {
	/** The reported or derived indicator: parts of a union keep their unnamed values apart by it. */
	readonly indicator: number;
	/** Of the report. */
	readonly quarter: QuarterNumber;
	/** In which it was done: an earlier one of the year where it is reported late; null: a value of the whole year. */
	readonly done: QuarterNumber | null;
	/** Identifier of the place; PLACE_UNKNOWN where none is named. */
	readonly place: number;
	/** What the place is; null for a governorate or district, and where none is named. */
	readonly kind: StandsAt | null;
	readonly partner: number;
	readonly total: number;
	/** The highest of what is stated, of which the total is the lowest; null or absent for all others. */
	readonly high?: number | null;
	/** Of the total, what the answering breakdowns give to each group; a group that is missing is unknown. */
	readonly groups?: ReadonlyMap<GroupKey, number>;
	/** Identifiers of what its place has become part of, each from the windows on that end with a quarter; mostly absent. */
	readonly became?: readonly { readonly from: QuarterNumber; readonly place: number }[];
}

/** The facts at their places as these stand at the end of a window. Source: docs/rules.md, Places that become one. */
export function standingBy(facts: readonly Fact[], quarter: QuarterNumber): readonly Fact[] {
	if (facts.every(({ became }) => became === undefined)) return facts;
	return facts.map((fact) => {
		const last = fact.became?.findLast(({ from }) => from <= quarter);
		return last ? { ...fact, place: last.place } : fact;
	});
}

/** Whether a fact is reported in a window. What covers the whole year stands in the year to date of its last quarter alone. */
export function isReportedIn(
	{ quarter, done }: Pick<Fact, 'quarter' | 'done'>,
	asked: { readonly quarter: QuarterNumber; readonly window: Window },
): boolean {
	if (quarter < windowStart(asked.quarter, asked.window) || quarter > asked.quarter) return false;
	return done !== null || (asked.window === 'year-to-date' && asked.quarter === 4);
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
	readonly groups: ReadonlyMap<GroupKey, GroupReach>;
	/** Of a ratio, whose total is its numerator; each side in its own smallest units. */
	readonly denominator?: number;
	/** The highest of what is stated, whose total is the lowest. */
	readonly high?: number;
}

/** What facts come to for one group, by the calculation of the whole. */
export interface GroupReach {
	/** How many facts know the group; a group that none knows is absent (unknown, not 0). */
	readonly facts: number;
	/** Smallest units; where places are counted, places where such a cell is above 0, and the unnamed. */
	readonly value: number;
	/** Of a ratio: see `Reach`. */
	readonly denominator?: number;
}

/** What was reached and nothing else of it. */
export type ReachTotal = Pick<Reach, 'total' | 'denominator' | 'high'>;

/** Adds two reaches of sets of facts that `reach` calls additive, none of a ratio; a null side leaves the other. */
export function addReach(a: Reach | null, b: Reach | null): Reach | null {
	if (!a || !b) return a ?? b;
	const groups = new Map(a.groups);
	for (const [group, { facts, value }] of b.groups) addGroup(groups, group, facts, value);
	return {
		facts: a.facts + b.facts,
		total: a.total + b.total,
		unnamed: a.unnamed + b.unnamed,
		groups,
	};
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
		...denominatorOf(after?.denominator, before && negative(before.denominator)),
		...highDifference(before?.high, after?.high),
	};
}

function highDifference(before: number | undefined, after: number | undefined): Pick<Reach, 'high'> {
	return before === undefined && after === undefined ? {} : { high: (after ?? 0) - (before ?? 0) };
}

function negative(amount: number | undefined): number | undefined {
	return amount === undefined ? undefined : -amount;
}

/** Nothing where neither is a ratio's. */
function denominatorOf(a: number | undefined, b: number | null | undefined): Pick<Reach, 'denominator'> {
	return a === undefined && (b === undefined || b === null) ? {} : { denominator: (a ?? 0) + (b ?? 0) };
}

function addGroup(groups: Map<GroupKey, GroupReach>, group: GroupKey, facts: number, value: number): void {
	const before = groups.get(group);
	groups.set(group, { facts: (before?.facts ?? 0) + facts, value: (before?.value ?? 0) + value });
}
