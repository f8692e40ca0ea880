/** A report as its form and its review show it. */
import type { PlanGroup } from '#lib/plan/scope.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Calculation } from '#lib/figures/calculations.ts';
import type { DimensionMask } from '#lib/figures/disaggregation.ts';
import type { Level } from '#lib/places/place.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Counts } from './report.ts';
import type { Unit } from '#lib/figures/unit.ts';
import type { RowEntry } from './row.ts';
import type { Finding, Rule } from './validation.ts';

/** A stored row. */
export interface ReportRow extends RowEntry {
	readonly id: number;
	/** Of its activity: entries of one activity have it in common. */
	readonly activityId: number;
	readonly version: number;
	readonly totalDerived: boolean;
	/** The partner's words on warnings, by rule. */
	readonly explanations: Readonly<Partial<Record<Rule, string>>>;
	/** The row of the version before that it continues. */
	readonly continues: number | null;
	readonly changedBy: string | null;
	readonly changedAt: number | null;
}

/** What was said of a report. */
export interface Comment {
	readonly id: number;
	/** Version of the report that it was made on. */
	readonly version: number;
	/** The row it is about, as the newest version has it; null: the report, or a row that is gone. */
	readonly entryId: number | null;
	readonly by: string;
	/** Milliseconds. */
	readonly at: number;
	readonly body: string;
}

export interface SheetIndicator {
	readonly id: number;
	readonly code: string;
	readonly name: Localised;
	readonly unit: Unit;
	readonly calculation: Calculation;
	readonly dimensions: DimensionMask;
	readonly required: DimensionMask;
	readonly counts: Counts;
}

export interface SheetOutput {
	readonly code: string;
	readonly name: Localised;
	readonly indicators: readonly SheetIndicator[];
}

export interface SheetPlace {
	readonly pcode: string;
	readonly name: Localised;
	readonly level: Level;
	readonly within: Localised | null;
}

export interface SheetOrganisation {
	readonly id: number;
	readonly name: string;
}

export interface Sheet {
	/** The plan's own: what `money` is in. */
	readonly currency: string;
	/** Indicators that are reported, by output, or by outcome where they span outputs. */
	readonly outputs: readonly SheetOutput[];
	readonly rows: readonly ReportRow[];
	/** By identifier, those that the rows name. */
	readonly places: Readonly<Record<number, SheetPlace>>;
	/** The partner's last approved quarter. */
	readonly lastQuarter: Quarter | null;
	/** By `figureKey`: what it had, smallest units. */
	readonly last: Readonly<Record<string, number>>;
	readonly findings: readonly Finding[];
	readonly comments: readonly Comment[];
	/** Indicators of the outputs that the partner takes part in; null: nothing is kept of that. */
	readonly participated: readonly number[] | null;
	readonly organisations: readonly SheetOrganisation[];
	readonly groups: readonly PlanGroup[];
}
