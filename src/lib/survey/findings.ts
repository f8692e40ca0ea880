import { likelihoodRatio } from './contrast.ts';
import { estimateMean } from './estimate.ts';
import type { PublishedFinding, PublishedGroup } from './published.ts';
import { isMultiple } from './question.ts';
import { choseAny } from './shares.ts';
import { groupsBy, type Asked, type WaveData } from './wave.ts';

/** What the machine proposes by itself has to be so certain. */
const PROPOSED_LEVEL = 0.99;
/** Of all that are proposed at most so many may be by chance. */
const FALSE_SHARE = 0.05;
const MOST_FINDINGS = 3;

/** A sentence about two groups, before it is known how many there are. */
export interface Proposal extends PublishedFinding {
	readonly chance: number;
	/** Whether its interval holds no 1. */
	readonly isCertain: boolean;
}

/** Of things with a chance each, those that Benjamini and Hochberg let pass, least by chance first. */
export function leastByChance<Thing extends { readonly chance: number }>(things: readonly Thing[]): Thing[] {
	const sorted = things.toSorted((a, b) => a.chance - b.chance);
	const last = sorted.findLastIndex(({ chance }, i) => chance <= (FALSE_SHARE * (i + 1)) / sorted.length);
	return sorted.slice(0, last + 1);
}

/**
 * Every pair of shown groups and option of a split by one choice, the likelier group first. In a survey that was not drawn
 * the interval is taken as if it had been: it decides what is said and is never shown.
 */
export function comparedGroups(
	wave: WaveData,
	asked: Asked,
	by: Asked,
	groups: readonly PublishedGroup[],
): Proposal[] {
	if (isMultiple(by.question.kind)) return [];
	const shown = groups.filter(({ showing }) => showing === 'shown');
	const members = new Map(groupsBy(by).map((group) => [group.name, group.members]));
	const names = asked.question.options.map(({ name }) => name);
	return names.flatMap((option, position) => {
		const estimates = shown.flatMap(({ group, shares }) => {
			const isTold = shares.some((share) => share.option === option);
			const found =
				isTold && estimateMean(wave.sample, choseAny(asked, [position], members.get(group ?? '') ?? []));
			return found ? [{ group: group ?? '', found }] : [];
		});
		return estimates.flatMap((one) =>
			estimates.flatMap((two) => {
				if (one.found.value <= two.found.value) return [];
				const ratio = likelihoodRatio(wave.sample, one.found, two.found, PROPOSED_LEVEL);
				const times = ratio && Math.round(ratio.value * 10) / 10;
				if (!times) return [];
				const isCertain = ratio.low > 1 && times > 1;
				return [{ option, group: one.group, other: two.group, times, chance: ratio.chance, isCertain }];
			}),
		);
	});
}

/** Those of a split that are said: of all that a wave proposes the least by chance, and of a split a few. */
export function findingsSaid(
	proposed: readonly Proposal[],
	passed: ReadonlySet<Proposal>,
): PublishedFinding[] {
	return proposed
		.filter((proposal) => proposal.isCertain && passed.has(proposal))
		.toSorted((a, b) => a.chance - b.chance)
		.slice(0, MOST_FINDINGS)
		.map(({ option, group, other, times }) => ({ option, group, other, times }));
}
