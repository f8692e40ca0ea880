/** Two quarters, or two districts, beside each other. Source: docs/rules.md, Comparison. */
import type { IndicatorLabel, Reporting } from './answer.ts';
import type { Apart } from './apart.ts';
import type { PlaceLabel } from '#lib/places/label.ts';
import { compare } from './comparison.ts';
import type { Level } from '#lib/places/place.ts';
import { quarterIndex, type Quarter, type Window } from '#lib/plan/quarter.ts';

/** One of the two. */
export interface Side {
	readonly quarter: Quarter;
	/** Null: the whole plan. */
	readonly place: PlaceLabel | null;
	/** Of the whole plan: who reports for a place is not known. */
	readonly reports: Reporting;
}

export interface Pair {
	readonly indicator: IndicatorLabel;
	readonly left: number | null;
	readonly right: number | null;
	/** What stands apart from each. */
	readonly apart: { readonly left: readonly Apart[]; readonly right: readonly Apart[] };
	/** left − right; null where one is unknown. */
	readonly difference: number | null;
	/** (left − right) ÷ right; only from an earlier to a later quarter of the same place, and never from a small base. */
	readonly change: number | null;
	/** Codes: parts with a figure on one side only, for which no difference is told. */
	readonly unlike: readonly string[];
	/** The two sides are computed by different calculations: no difference is told. */
	readonly computedOtherwise: boolean;
}

/** What is compared stands at a level that strangers see of every indicator. */
export function isCompared(level: Level): boolean {
	return level === 1 || level === 2;
}

/** Whether the right side is the past of the left one. */
export function isPast(left: Side, right: Side): boolean {
	return left.place?.pcode === right.place?.pcode && quarterIndex(right.quarter) < quarterIndex(left.quarter);
}

/** Year to date, and of quarters that do not end the same part of the year. */
export function isUnlike(left: Side, right: Side, window: Window): boolean {
	return window === 'year-to-date' && left.quarter.quarter !== right.quarter.quarter;
}

/** @param unlike codes of the parts behind the figure that only one side knows */
export function differ(
	left: number | null,
	right: number | null,
	unlike: readonly string[],
	past: boolean,
	computedOtherwise = false,
): Pick<Pair, 'difference' | 'change'> {
	const isTold = unlike.length === 0 && !computedOtherwise;
	if (left === null || right === null || !isTold) return { difference: null, change: null };
	return { difference: left - right, change: past ? compare(left, right, []).change : null };
}
