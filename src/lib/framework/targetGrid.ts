/** The grid in which a coordinator types targets: indicators down, and across what they are split by. */
import type { Unit } from '#lib/figures/unit.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import type { TargetAim } from './targetCell.ts';
import type { TargetFinding } from './targetSums.ts';

export const ACROSS = ['time', 'place', 'cohort', 'sex'] as const;
export type Across = (typeof ACROSS)[number];

/** Cells that a page shows at most; what is beyond stands on the next part. */
export const MOST_CELLS = 2_000;

export interface GridAsked {
	readonly year: number;
	/** The version: in force from this quarter on. 1: the first. */
	readonly from: QuarterNumber;
	readonly across: Across;
	/** Where targets stand across places or groups: the year's, or the milestone of a quarter. */
	readonly quarter: QuarterNumber | null;
	/** Across places: those that lie in this one; null: in the country. */
	readonly within: number | null;
	/** The part of the rows, from 1. */
	readonly part: number;
}

export interface GridColumn extends TargetAim {
	/** `aimKey`. */
	readonly key: string;
	/** Of a place or a group; null: the quarter says it. */
	readonly name: Localised | null;
	readonly code: string | null;
}

export interface GridCell {
	/** Smallest units; null: no target of this version. */
	readonly value: number | null;
	/** What is in force before this version; null: nothing, or it is the first. */
	readonly before: number | null;
}

export interface GridRow {
	readonly id: number;
	readonly code: string;
	readonly name: Localised;
	readonly unit: Unit;
	/** In the order of the columns. */
	readonly cells: readonly GridCell[];
	/** Of the whole that the columns split, in force; null: none is set, or nothing is split. */
	readonly whole: number | null;
	readonly finding: TargetFinding | null;
}
