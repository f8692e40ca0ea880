/** A report as its form and its review show it. */
import type { YearStart } from '#lib/plan/planYear.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Calculation } from '#lib/figures/calculations.ts';
import type { DimensionMask } from '#lib/figures/disaggregation.ts';
import type { Level, PlaceKind } from '#lib/places/place.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Counts } from './report.ts';
import type { Unit } from '#lib/figures/unit.ts';
import type { OutputWords } from './outputWords.ts';
import type { RowEntry } from './row.ts';
import type { StandingFigure } from './stands.ts';
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
	/** The sender's own name for it when it was new; null: it came by another road. */
	readonly sent: string | null;
	readonly changedBy: string | null;
	/** Who that is; null: nobody who is known. */
	readonly changedById: number | null;
	readonly changedAt: number | null;
}

/** What was said of a report. */
export interface Comment {
	readonly id: number;
	/** Version of the report that it was made on. */
	readonly version: number;
	/** The row it is about, as the newest version has it; null: the report, or a row that is gone. */
	readonly entryId: number | null;
	/** It is about the whole activity of the row. */
	readonly isOfActivity: boolean;
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
	/** Null: an outcome, of which nothing is said but its rows. */
	readonly id: number | null;
	readonly code: string;
	readonly name: Localised;
	readonly indicators: readonly SheetIndicator[];
}

export interface SheetPlace {
	readonly pcode: string;
	readonly name: Localised;
	readonly level: Level;
	/** Null: it is of no kind, as all above municipalities. */
	readonly kind: PlaceKind | null;
	readonly group?: string;
	readonly within: Localised | null;
}

/** An indicator that nobody enters: it counts the places in which others have something. */
export interface SheetDerived {
	readonly code: string;
	readonly name: Localised;
	/** Code of its output, or of its outcome where it spans outputs. */
	readonly output: string;
	/** Identifiers of the indicators that it follows from. */
	readonly parts: readonly number[];
	/** Kinds of place that it counts. */
	readonly of: readonly PlaceKind[];
	/** Which activities of its parts count. */
	readonly counts: Counts;
}

export interface SheetOrganisation {
	readonly id: number;
	readonly code: string;
	readonly name: string;
}

/** Of one reference, indicator and place, added up. Smallest units. */
export interface LastFigure extends Pick<RowEntry, 'reference' | 'indicatorId' | 'placeId'> {
	readonly total: number;
	/** It was given by month. */
	readonly byMonth: boolean;
}

export interface Sheet extends YearStart {
	/** The plan's own: what `money` is in. */
	readonly currency: string;
	/** Indicators that are reported, by output, or by outcome where they span outputs. */
	readonly outputs: readonly SheetOutput[];
	readonly derived: readonly SheetDerived[];
	readonly rows: readonly ReportRow[];
	/** By identifier, those that the rows name. */
	readonly places: Readonly<Record<number, SheetPlace>>;
	/** The partner's last approved quarter. */
	readonly lastQuarter: Quarter | null;
	/** What counted in it. */
	readonly last: readonly LastFigure[];
	/** What stands of earlier quarters and this report says nothing of. */
	readonly standing: readonly StandingFigure[];
	/** Indicators that approved reports of the partner have. */
	readonly reported: readonly number[];
	/** What the partner wrote of outputs, and the codes of those for which it says that there is nothing to report. */
	readonly words: readonly OutputWords[];
	readonly nothing: readonly string[];
	readonly findings: readonly Finding[];
	readonly comments: readonly Comment[];
	/** Indicators of the outputs that the partner takes part in; null: nothing is kept of that. */
	readonly participated: readonly number[] | null;
	/** Whom a row may name as its donor: no partner that gives nothing. */
	readonly donors: readonly SheetOrganisation[];
	readonly organisations: readonly SheetOrganisation[];
	readonly groups: readonly PlanGroup[];
}
