/** `reached` of a reported indicator. Source: domain.md, "Calculation of `reached`". */
import type { QuarterNumber, Window } from '#lib/plan/quarter.ts';
import { windowStart } from '#lib/plan/quarter.ts';

export const CALCULATIONS = ['sum', 'distinct', 'latest', 'peak', 'ratio', 'composite'] as const;
export type Calculation = (typeof CALCULATIONS)[number];
/** The calculations that partners' values go into directly; ratio and composite are made of other indicators. */
export type ReportedCalculation = Exclude<Calculation, 'ratio' | 'composite'>;

export function isReported(calculation: Calculation): calculation is ReportedCalculation {
	return calculation !== 'ratio' && calculation !== 'composite';
}

/** What one partner's counted activities of one indicator come to at one place in one quarter. Smallest units. */
export interface Fact {
	/** The reported indicator: parts of a union keep their unnamed values apart by it. */
	readonly indicator: number;
	readonly quarter: QuarterNumber;
	/** Identifier of the place; PLACE_UNKNOWN where none is named. */
	readonly place: number;
	/** Whether the place is a municipality: everything else is "unnamed" for distinct counts. */
	readonly municipality: boolean;
	readonly partner: number;
	readonly total: number;
	/** Of the total, what the answering breakdowns give to each group; a group that is missing is unknown. */
	readonly groups?: ReadonlyMap<number, number>;
}

/** What facts come to. Smallest units; for `distinct`, municipalities. */
export interface Reach {
	/** How many facts stand behind it; a reach without facts is unknown and is never made. */
	readonly facts: number;
	/** All of it, what names no municipality included. */
	readonly total: number;
	/** Of the total, what names no municipality (for `distinct`: "including up to n unnamed"). */
	readonly unnamed: number;
	readonly groups: ReadonlyMap<number, GroupReach>;
}

/** What facts come to for one group, by the same calculation. */
export interface GroupReach {
	/** How many facts know the group; a group that none knows is absent (unknown, not 0). */
	readonly facts: number;
	/** Smallest units; for `distinct`, the municipalities where such a cell is above 0. */
	readonly value: number;
}

/**
 * The reach of facts in the window that ends with `quarter`; null when no fact lies in it (unknown, not 0).
 *
 * Additive, so that stored totals can be changed by the difference that one report makes: for `sum`, `latest` and
 * `peak` over sets of facts that share no partner and place; for `distinct` over sets that share no municipality
 * and, among unnamed facts, no partner.
 */
export function reach(
	calculation: ReportedCalculation,
	facts: readonly Fact[],
	quarter: QuarterNumber,
	window: Window,
): Reach | null {
	const first = windowStart(quarter, window);
	const inWindow = facts.filter((fact) => fact.quarter >= first && fact.quarter <= quarter);
	if (inWindow.length === 0) return null;
	if (calculation === 'distinct') return distinct(inWindow);
	const counted = calculation === 'sum' ? inWindow : choose(calculation, inWindow);
	const groups = new Map<number, Counter>();
	let total = 0;
	let unnamed = 0;
	for (const fact of counted) {
		total += fact.total;
		if (!fact.municipality) unnamed += fact.total;
		if (fact.groups) for (const [group, value] of fact.groups) count(groups, group, 1, value);
	}
	return { facts: inWindow.length, total, unnamed, groups };
}

/** For each partner and place, the facts of the quarter that counts; what lies in one quarter is added up first. */
function choose(calculation: 'latest' | 'peak', facts: readonly Fact[]): Fact[] {
	const byKey = new Map<string, Map<QuarterNumber, { total: number; facts: Fact[] }>>();
	for (const fact of facts) {
		const key = `${fact.indicator} ${fact.partner} ${fact.place}`;
		const quarters = byKey.get(key) ?? new Map<QuarterNumber, { total: number; facts: Fact[] }>();
		byKey.set(key, quarters);
		const entry = quarters.get(fact.quarter) ?? { total: 0, facts: [] };
		quarters.set(fact.quarter, entry);
		entry.total += fact.total;
		entry.facts.push(fact);
	}
	return [...byKey.values()].flatMap((quarters) => {
		const inOrder = [...quarters].sort(([a], [b]) => a - b).map(([, entry]) => entry);
		// `>=`: of two alike the later one, as for `latest` always.
		const chosen = inOrder.reduce((best, entry) =>
			calculation === 'latest' || entry.total >= best.total ? entry : best,
		);
		return chosen.facts;
	});
}

function distinct(facts: readonly Fact[]): Reach {
	const municipalities = new Set<number>();
	const groups = new Map<number, Counter>();
	const places = new Map<number, Map<number, number>>();
	const unnamedBySource = new Map<string, Map<QuarterNumber, number>>();
	for (const fact of facts) {
		if (fact.municipality) {
			if (fact.total > 0) municipalities.add(fact.place);
			for (const [group, value] of fact.groups ?? []) {
				count(groups, group, 1, 0);
				const atPlace = places.get(group) ?? new Map<number, number>();
				places.set(group, atPlace);
				add(atPlace, fact.place, value);
			}
		} else {
			const key = `${fact.indicator} ${fact.partner}`;
			const quarters = unnamedBySource.get(key) ?? new Map<QuarterNumber, number>();
			unnamedBySource.set(key, quarters);
			add(quarters, fact.quarter, fact.total);
			for (const group of fact.groups?.keys() ?? []) count(groups, group, 1, 0);
		}
	}
	let unnamed = 0;
	for (const quarters of unnamedBySource.values()) unnamed += Math.max(...quarters.values());
	for (const [group, atPlace] of places) {
		let above = 0;
		for (const value of atPlace.values()) if (value > 0) above++;
		count(groups, group, 0, above);
	}
	return { facts: facts.length, total: municipalities.size + unnamed, unnamed, groups };
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

interface Counter {
	facts: number;
	value: number;
}

/** In place: there are many facts, each of many groups. */
function count(groups: Map<number, Counter>, group: number, facts: number, value: number): void {
	const known = groups.get(group);
	if (known) {
		known.facts += facts;
		known.value += value;
	} else {
		groups.set(group, { facts, value });
	}
}

function addGroup(groups: Map<number, GroupReach>, group: number, facts: number, value: number): void {
	const before = groups.get(group);
	groups.set(group, { facts: (before?.facts ?? 0) + facts, value: (before?.value ?? 0) + value });
}

function add<K>(map: Map<K, number>, key: K, value: number): void {
	map.set(key, (map.get(key) ?? 0) + value);
}
