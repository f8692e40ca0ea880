/** The ways in which facts of one window come to a reach. Source: domain.md, "Calculation of `reached`". */
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import type { Fact, Reach } from './fact.ts';

/** All facts added up. */
export function addedUp(facts: readonly Fact[]): Reach {
	const groups = new Map<number, Counter>();
	let total = 0;
	let unnamed = 0;
	for (const fact of facts) {
		total += fact.total;
		if (!fact.municipality) unnamed += fact.total;
		if (fact.groups) for (const [group, value] of fact.groups) count(groups, group, 1, value);
	}
	return { facts: facts.length, total, unnamed, groups };
}

/** What one partner reports for one place in one quarter: added up before quarters are compared. */
export interface QuarterSum {
	readonly total: number;
	readonly facts: readonly Fact[];
}

/**
 * For each partner and place one of its quarters, then added up; the chosen quarter brings its own breakdowns.
 * @param choose of two quarters, the later one second, which stands
 */
export function oneQuarterEach(
	choose: (best: QuarterSum, later: QuarterSum) => QuarterSum,
): (facts: readonly Fact[]) => Reach {
	return (facts) => {
		const chosen = [...quartersOf(facts).values()].flatMap((quarters) => {
			const inOrder = [...quarters].sort(([a], [b]) => a - b).map(([, sum]) => sum);
			return inOrder.reduce(choose).facts;
		});
		return { ...addedUp(chosen), facts: facts.length };
	};
}

/** By indicator, partner and place, the quarters that have a fact. */
function quartersOf(facts: readonly Fact[]): Map<string, Map<QuarterNumber, QuarterSum>> {
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
	return byKey;
}

/**
 * The different municipalities with a value above 0 and, for each indicator and partner, the largest of its quarters'
 * sums of values that name none. By group: the municipalities where such a cell is above 0.
 */
export function differentPlaces(facts: readonly Fact[]): Reach {
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

function add<K>(map: Map<K, number>, key: K, value: number): void {
	map.set(key, (map.get(key) ?? 0) + value);
}
