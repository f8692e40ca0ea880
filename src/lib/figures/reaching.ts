/** The ways in which facts of one window come to a reach. Source: docs/rules.md, Calculation. */
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import type { Fact, GroupKey, GroupReach, Reach } from './fact.ts';

/** Whether a fact stands at a place that its figure knows, or is part of what is unnamed. */
export type IsNamed = (fact: Pick<Fact, 'indicator' | 'kind'>) => boolean;

/** All facts added up. */
export function addedUp(facts: readonly Fact[], isNamed: IsNamed): Reach {
	const groups = new Map<GroupKey, Counter>();
	let total = 0;
	let unnamed = 0;
	for (const fact of facts) {
		total += fact.total;
		if (!isNamed(fact)) unnamed += fact.total;
		if (fact.groups) for (const [group, value] of fact.groups) count(groups, group, 1, value);
	}
	return { facts: facts.length, total, unnamed, groups };
}

/** What is stated is never added: from the lowest, the total, to the highest of all. At least one fact. */
export function fromLowToHigh(facts: readonly Fact[]): Reach {
	let total = Infinity;
	let high = 0;
	for (const fact of facts) {
		total = Math.min(total, fact.total);
		high = Math.max(high, fact.high ?? fact.total);
	}
	return { facts: facts.length, total, high, unnamed: 0, groups: new Map() };
}

/** What one partner reports for one place in one quarter: added up before quarters are compared. */
export interface QuarterSum {
	readonly total: number;
	readonly facts: Fact[];
}

/**
 * For each partner and place one of its quarters; what is reported late stands in the quarter it was done in, where the
 * window has that.
 * @param choose of two quarters, the later one second, which stands
 * @returns the facts of the chosen quarters, of a window that begins with `first`
 */
export function oneQuarterEach(
	choose: (best: QuarterSum, later: QuarterSum) => QuarterSum,
): (facts: readonly Fact[], first: QuarterNumber) => Fact[] {
	return (facts, first) =>
		[...quartersOf(facts.filter((fact) => isDoneFrom(fact, first))).values()].flatMap((quarters) => {
			const inOrder = [...quarters].sort(([a], [b]) => a - b).map(([, sum]) => sum);
			return inOrder.reduce(choose).facts;
		});
}

/** Whether the quarter in which it was done is known and none before the first. */
export function isDoneFrom<F extends Pick<Fact, 'done'>>(
	fact: F,
	first: QuarterNumber,
): fact is F & { readonly done: QuarterNumber } {
	return fact.done !== null && fact.done >= first;
}

/** By indicator, partner and place, the quarters in which something was done. */
function quartersOf(
	facts: readonly (Fact & { readonly done: QuarterNumber })[],
): Map<string, Map<QuarterNumber, QuarterSum>> {
	const byKey = new Map<string, Map<QuarterNumber, { total: number; facts: Fact[] }>>();
	for (const fact of facts) {
		const key = `${fact.indicator} ${fact.partner} ${fact.place}`;
		const quarters = byKey.get(key) ?? new Map<QuarterNumber, { total: number; facts: Fact[] }>();
		byKey.set(key, quarters);
		const entry = quarters.get(fact.done) ?? { total: 0, facts: [] };
		quarters.set(fact.done, entry);
		entry.total += fact.total;
		entry.facts.push(fact);
	}
	return byKey;
}

/**
 * The different places with a value above 0 and, for each indicator and partner, the largest of its quarters'
 * sums of values that name none. By group the same over its cells.
 */
export function differentPlaces(facts: readonly Fact[], isNamed: IsNamed): Reach {
	const whole = new Places();
	const byGroup = new Map<GroupKey, Places>();
	for (const fact of facts) {
		const named = isNamed(fact);
		whole.add(fact, named, fact.total);
		for (const [group, value] of fact.groups ?? []) {
			const ofGroup = byGroup.get(group) ?? new Places();
			byGroup.set(group, ofGroup);
			ofGroup.add(fact, named, value);
		}
	}
	const groups = new Map<GroupKey, GroupReach>();
	for (const [group, places] of byGroup) {
		groups.set(group, { facts: places.facts, value: places.named.size + places.unnamed() });
	}
	const unnamed = whole.unnamed();
	return { facts: facts.length, total: whole.named.size + unnamed, unnamed, groups };
}

/** For each indicator and partner the largest of its quarters' sums, added up. */
export function largestQuarters(facts: readonly Fact[]): number {
	const places = new Places();
	for (const fact of facts) places.add(fact, false, fact.total);
	return places.unnamed();
}

/** Places as they are counted: those that are named, and how many may stand behind what names none. */
class Places {
	facts = 0;
	readonly named = new Set<number>();
	readonly #unnamed = new Map<string, Map<QuarterNumber, number>>();

	add({ place, indicator, partner, quarter }: Fact, named: boolean, value: number): void {
		this.facts++;
		if (named) {
			if (value > 0) this.named.add(place);
			return;
		}
		const source = `${indicator} ${partner}`;
		const quarters = this.#unnamed.get(source) ?? new Map<QuarterNumber, number>();
		this.#unnamed.set(source, quarters);
		quarters.set(quarter, (quarters.get(quarter) ?? 0) + value);
	}

	unnamed(): number {
		let sum = 0;
		for (const quarters of this.#unnamed.values()) sum += Math.max(...quarters.values());
		return sum;
	}
}

interface Counter {
	facts: number;
	value: number;
}

/** In place: there are many facts, each of many groups. */
function count(groups: Map<GroupKey, Counter>, group: GroupKey, facts: number, value: number): void {
	const known = groups.get(group);
	if (known) {
		known.facts += facts;
		known.value += value;
	} else {
		groups.set(group, { facts, value });
	}
}
