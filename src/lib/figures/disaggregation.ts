/** Sex, cohort, age and disability. Source: docs/rules.md, Disaggregation. */
import type { GroupKey } from './fact.ts';
import { ANSWERS_AS_BITS, DIMENSIONS, type Dimension, type Group } from '#lib/plan/groups.ts';

/** A set of dimensions as bits, by their place in DIMENSIONS: sex 1, cohort 2, age 4 … 0 is the total itself. */
export type DimensionMask = number;

const BIT = new Map<Dimension, DimensionMask>(DIMENSIONS.map((dimension, i) => [dimension, 2 ** i]));
/** All dimensions. */
export const ALL_DIMENSIONS: DimensionMask = 2 ** DIMENSIONS.length - 1;
const ALL_MASKS: readonly DimensionMask[] = Array.from({ length: ALL_DIMENSIONS }, (_, i) => i + 1);

export function maskOf(dimensions: Iterable<Dimension>): DimensionMask {
	let mask = 0;
	for (const dimension of dimensions) mask |= BIT.get(dimension) ?? 0;
	return mask;
}

export function dimensionsOf(mask: DimensionMask): Dimension[] {
	return DIMENSIONS.filter((dimension) => mask & (BIT.get(dimension) ?? 0));
}

function size(mask: DimensionMask): number {
	return dimensionsOf(mask).length;
}

export interface BreakdownSum {
	readonly mask: DimensionMask;
	/** Sum of its cells, smallest units. */
	readonly sum: number;
}

/** The bit, in a breakdown's `serves`, that stands for a question by just these dimensions; where they fit. */
export function questionBit(mask: DimensionMask): number {
	return 1 << (mask - 1);
}

/**
 * Which questions each breakdown of one activity answers: for every set of dimensions, of the breakdowns that have all
 * of them the one with the largest sum; of equals the one with the fewest dimensions, then the one with the smaller
 * mask. Two breakdowns count the same people, so exactly one answers.
 * Returns, by mask, the questions.
 */
export function answersOf(breakdowns: readonly BreakdownSum[]): Map<DimensionMask, DimensionMask[]> {
	const answers = new Map<DimensionMask, DimensionMask[]>(breakdowns.map(({ mask }) => [mask, []]));
	for (const asked of ALL_MASKS) {
		let best: BreakdownSum | undefined;
		for (const candidate of breakdowns) {
			if ((candidate.mask & asked) !== asked) continue;
			if (!best || isBetter(candidate, best)) best = candidate;
		}
		if (best) answers.get(best.mask)?.push(asked);
	}
	return answers;
}

/**
 * What each breakdown of one activity answers as one number: the sum of `questionBit`s. Where questions do not fit into
 * bits, 0 until the sets are numbered (`answerReport`).
 */
export function servesOf(breakdowns: readonly BreakdownSum[]): Map<DimensionMask, number> {
	const serves = new Map<DimensionMask, number>();
	for (const [mask, asked] of answersOf(breakdowns)) {
		serves.set(mask, ANSWERS_AS_BITS ? asked.reduce((bits, one) => bits | questionBit(one), 0) : 0);
	}
	return serves;
}

function isBetter(a: BreakdownSum, b: BreakdownSum): boolean {
	if (a.sum !== b.sum) return a.sum > b.sum;
	const bySize = size(a.mask) - size(b.mask);
	return bySize !== 0 ? bySize < 0 : a.mask < b.mask;
}

/**
 * The total of an activity that reports none: the sum of its largest breakdown, smallest units.
 * Null (unknown) when it has no breakdown either. Source: docs/exchange.md, reports.csv.
 */
export function totalFromBreakdowns(breakdowns: readonly BreakdownSum[]): number | null {
	return breakdowns.length === 0 ? null : Math.max(...breakdowns.map(({ sum }) => sum));
}

/**
 * For each group, the figures that a cell of it counts towards: its own, those of the groups that include it, and
 * any group of its dimension. Facts carry all of them before `reach`: a municipality with two children of a cohort is
 * one municipality for the parent, so figures of groups cannot be added up afterwards.
 */
export function countsTowards(groups: readonly Group[]): Map<number, readonly GroupKey[]> {
	const byId = new Map(groups.map((group) => [group.id, group]));
	return new Map(
		groups.map(({ id, dimension }) => {
			const including = new Set([id]);
			for (let at = byId.get(id)?.parent ?? null; at !== null && !including.has(at);) {
				including.add(at);
				at = byId.get(at)?.parent ?? null;
			}
			return [id, [...including, dimension]];
		}),
	);
}
