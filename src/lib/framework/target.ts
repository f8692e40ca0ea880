/** Which target and milestone a figure is measured against. Source: docs/rules.md, Target and Progress. */
import type { Quarter, QuarterNumber } from '#lib/plan/quarter.ts';

/** A stored target or milestone of one indicator. */
export interface TargetRow {
	readonly year: number;
	/** Null: the year's target; else a milestone, cumulative by the end of this quarter. */
	readonly quarter: number | null;
	/** In force from this quarter of the year on: a later version replaces an earlier one. */
	readonly fromQuarter: number;
	/** The split that it was set for; all null: the whole. */
	readonly placeId: number | null;
	readonly cohortId: number | null;
	readonly sexId: number | null;
	/** Smallest units. */
	readonly value: number;
}

export interface TargetQuestion extends Quarter {
	/** What the figure is filtered by; absent: not at all. */
	readonly placeId?: number;
	readonly cohortId?: number;
	readonly sexId?: number;
	/** Filtered by partner, donor, tag, age or disability: no target can be set for that. */
	readonly otherFilter: boolean;
}

export interface TargetInForce {
	/** Smallest units; null: none was set for exactly this filter. */
	readonly target: number | null;
	/** Smallest units; null: none was set for exactly this filter and the end of this quarter. */
	readonly milestone: number | null;
}

/**
 * The year's target and the quarter's milestone in force at the end of the quarter. Only those set for exactly the
 * question's filter count, and an unfiltered figure takes those without any split: splits are never added up. Each
 * target and each milestone has its own versions, so a milestone stays in force until it is itself replaced.
 */
export function targetInForce(rows: readonly TargetRow[], question: TargetQuestion): TargetInForce {
	if (question.otherFilter) return { target: null, milestone: null };
	const { year, quarter, placeId = null, cohortId = null, sexId = null } = question;
	const candidates = rows.filter(
		(row) =>
			row.year === year &&
			row.placeId === placeId &&
			row.cohortId === cohortId &&
			row.sexId === sexId &&
			row.fromQuarter <= quarter,
	);
	return { target: latest(candidates, null), milestone: latest(candidates, quarter) };
}

function latest(rows: readonly TargetRow[], quarter: QuarterNumber | null): number | null {
	return (
		rows
			.filter((row) => row.quarter === quarter)
			.reduce<TargetRow | null>(
				(best, row) => (best && best.fromQuarter >= row.fromQuarter ? best : row),
				null,
			)?.value ?? null
	);
}
