/** Whether the targets of parts come to the target of the whole. Source: docs/rules.md, Target. */
import type { QuarterNumber } from '#lib/plan/quarter.ts';

export type TargetFinding =
	/** The parts of a split, places or groups, come to another number than the whole. */
	| { readonly is: 'parts'; readonly sum: number; readonly whole: number; readonly missing: number }
	/** A milestone is above the year's target, or below the milestone before it. */
	| {
			readonly is: 'above target';
			readonly quarter: QuarterNumber;
			readonly value: number;
			readonly whole: number;
	  }
	| {
			readonly is: 'falls';
			readonly quarter: QuarterNumber;
			readonly value: number;
			readonly before: number;
	  }
	/** Milestones that come to the target together: each was meant of its quarter alone. `sums`: from the start of the year. */
	| { readonly is: 'alone'; readonly whole: number; readonly sums: readonly number[] }
	/** The last milestone is below the year's target. */
	| {
			readonly is: 'short';
			readonly quarter: QuarterNumber;
			readonly value: number;
			readonly whole: number;
	  };

/**
 * @param parts smallest units, null where no target is set
 * @param whole null: none is set, and nothing is told
 * @param addsUp only parts of what adds up can be held against the whole
 */
export function checkParts(
	parts: readonly (number | null)[],
	whole: number | null,
	addsUp: boolean,
): TargetFinding | null {
	const set = parts.filter((one) => one !== null);
	if (!addsUp || whole === null || set.length === 0) return null;
	const sum = set.reduce((all, one) => all + one, 0);
	return sum === whole ? null : { is: 'parts', sum, whole, missing: parts.length - set.length };
}

/** @param milestones of quarter 1 to 4, cumulative; only for what is to rise */
export function checkMilestones(
	milestones: readonly (number | null)[],
	target: number | null,
): TargetFinding | null {
	const sums = target === null ? [] : sumsOf(milestones);
	if (target !== null && target > 0 && sums.at(-1) === target && milestones.at(-1) !== target)
		return { is: 'alone', whole: target, sums };
	let before: number | null = null;
	for (const [i, value] of milestones.entries()) {
		const quarter = (i + 1) as QuarterNumber;
		if (value === null) continue;
		if (target !== null && value > target) return { is: 'above target', quarter, value, whole: target };
		if (before !== null && value < before) return { is: 'falls', quarter, value, before };
		before = value;
	}
	const last = milestones[3] ?? null;
	return target !== null && last !== null && last < target
		? { is: 'short', quarter: 4, value: last, whole: target }
		: null;
}

/** Each with those before it; empty: not all four are set. */
function sumsOf(milestones: readonly (number | null)[]): number[] {
	let sum = 0;
	const sums = milestones.flatMap((value) => (value === null ? [] : [(sum += value)]));
	return sums.length === 4 ? sums : [];
}
