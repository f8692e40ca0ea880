/** Which group of a margin each response is in, and how many people each group has in the population. */
export interface Margin {
	readonly groups: readonly string[];
	readonly people: ReadonlyMap<string, number>;
}

/** A group of the population that nobody of the sample is in, or the other way round: weights cannot make it up. */
export class UnmatchedMargin extends Error {
	readonly group: string;
	constructor(group: string) {
		super(`No response or no population in ${group}`);
		this.group = group;
	}
}

function groupSums(weights: readonly number[], groups: Margin['groups']): Map<string, number> {
	const sums = new Map<string, number>();
	for (const [i, group] of groups.entries()) sums.set(group, (sums.get(group) ?? 0) + (weights[i] ?? 0));
	return sums;
}

/**
 * Weights so that each group stands for as many people as it has.
 * @throws {UnmatchedMargin} where a group has no response or no population.
 */
export function postStratify(weights: readonly number[], { groups, people }: Margin): number[] {
	for (const group of groups) if (!people.has(group)) throw new UnmatchedMargin(group);
	const sums = groupSums(weights, groups);
	for (const group of people.keys()) if (!sums.has(group)) throw new UnmatchedMargin(group);
	return weights.map((weight, i) => {
		const group = groups[i] ?? '';
		return (weight * (people.get(group) ?? 0)) / (sums.get(group) ?? 1);
	});
}

/** Rounds of raking, also where margins contradict each other and are never met. */
const MOST_ROUNDS = 1000;

/**
 * Weights that meet several margins at once, one after the other until none moves them by more than 1e-10 of itself. Margins that
 * contradict each other are not met: `unmetGroups` tells which.
 * @throws {UnmatchedMargin} where a group has no response or no population.
 */
export function rake(weights: readonly number[], margins: readonly Margin[]): number[] {
	let raked = [...weights];
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const before = raked;
		for (const margin of margins) raked = postStratify(raked, margin);
		if (raked.every((weight, i) => Math.abs(weight - (before[i] ?? 0)) <= 1e-10 * weight)) break;
	}
	return raked;
}

/** How far of itself what weights come to may be off a group's people. */
const MOST_OFF = 1e-6;

/** Groups of a margin whose people the weights do not come to. */
export function unmetGroups(weights: readonly number[], { groups, people }: Margin): string[] {
	const sums = groupSums(weights, groups);
	const isMet = (group: string, all: number) => Math.abs((sums.get(group) ?? 0) - all) <= MOST_OFF * all;
	return [...people].flatMap(([group, all]) => (isMet(group, all) ? [] : [group]));
}
