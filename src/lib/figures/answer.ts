/**
 * What the queries answer and pages, API and files show: one shape for all, so that figures agree everywhere.
 * Figures are in the unit's own numbers (USD, not cents), never rounded; null is unknown, never 0.
 */
import type { Localised } from '#lib/plan/text.ts';
import type { PeopleMethod } from '#lib/plan/settings.ts';
import type { PlaceChanges, PlaceLabel } from '#lib/places/label.ts';
import type { Level, PlaceKind } from '#lib/places/place.ts';
import type { Apart } from './apart.ts';
import type { Beside } from './beside.ts';
import type { Calculation } from './calculations.ts';
import type { Comparison } from './comparison.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import type { Sensitivity } from '#lib/disclosure/disclosure.ts';
import type { Status } from './progress.ts';
import type { About } from './about.ts';
import type { Quarter, QuarterNumber, Window } from '#lib/plan/quarter.ts';
import type { Unit } from './unit.ts';

export interface WindowQuestion {
	readonly year: number;
	readonly quarter: QuarterNumber;
	readonly window: Window;
	/** Places as they stand by then, where a window is compared with a later one; absent: at its end. */
	readonly standing?: Quarter;
}

/** Identifiers; what is absent does not filter. A place means itself and all below it, a group its children too. */
export interface Filter {
	readonly partner?: number;
	readonly place?: number;
	readonly donor?: number;
	readonly tag?: string;
	readonly groups?: Partial<Record<Dimension, number>>;
	/** Below the district its partner may be told of by indicators that allow it, or by none; absent: by all. */
	readonly naming?: 'allowed' | 'none';
	/** Submitted reports take the place of the approved ones that they follow: always labelled so. */
	readonly provisional?: true;
}

/** Partners expected in the quarter, and how far their reports are. */
export interface Reporting {
	readonly expected: number;
	readonly approved: number;
	readonly submitted: number;
}

/** Figures by group code; a parent includes its children; a group that is missing is unknown. */
export type ByGroup = Partial<Record<Dimension, Record<string, number>>>;

export interface IndicatorLabel {
	readonly code: string;
	readonly name: Localised;
	readonly outcome: string;
	/** Null: it spans outputs and hangs on the outcome. */
	readonly output: string | null;
	readonly unit: Unit;
	readonly calculation: Calculation;
	readonly headline: boolean;
	readonly countsPeople: boolean;
	readonly sensitivity: Sensitivity;
	/** A footnote on the quality of its figures. */
	readonly note: Localised | null;
	/** Codes of a composite's parts, or of a ratio's numerator and denominator. */
	readonly madeOf: readonly string[];
	/** Its figures by quarter, partner or donor add up to the whole. */
	readonly addsUp: boolean;
	/** Its figure counts places, each once: 0 or 1 at a municipality. */
	readonly countsPlaces: boolean;
	/** Kinds of place that it counts itself; null: it counts none, or its parts do. */
	readonly of: readonly PlaceKind[] | null;
	/** Its figure is a fraction itself: nothing of it has a place or a group. */
	readonly isFraction: boolean;
	/** Its figure goes from the lowest to the highest value given: nothing of it is added up or compared. */
	readonly isRange: boolean;
	/** Its target is the plain sum of its parts' targets, while the result counts a municipality once. */
	readonly targetIsSumOfParts: boolean;
}

/** Of a quarter's figure, what was done in an earlier quarter of the year and reported late. */
export interface LatePart {
	readonly doneIn: QuarterNumber;
	readonly reached: number;
}

export interface IndicatorProgress extends IndicatorLabel {
	/** Of a range the lowest. */
	readonly reached: number | null;
	/** Of a range the highest; null for all others. */
	readonly high: number | null;
	/** Reached is about (`~`), over (`>`) or under (`<`) what is given; null: exactly. */
	readonly about: About | null;
	/**
	 * Of reached, what names no place where people are counted. Of counts of places, what names none of their kinds:
	 * "including up to n unnamed".
	 */
	readonly withoutPlace: number | null;
	/** Of a derived count, what stands beside it (`Beside`); empty for all others. */
	readonly beside: Beside;
	readonly target: number | null;
	readonly share: number | null;
	readonly expected: number | null;
	/** What was expected, as a share of the target; null without either. */
	readonly expectedShare: number | null;
	readonly pace: number | null;
	readonly status: Status;
	/** Why a coordinator marked the quarter's figures as known to be incomplete; null: nobody did. */
	readonly incomplete: string | null;
	/** The share (0 to 1) of reached that has the dimension. */
	readonly disaggregationKnown: Record<Dimension, number | null>;
	/**
	 * Part of reached whose group is unknown, a figure each dimension; null where reached is, for fractions, and under a
	 * filter by groups.
	 */
	readonly unknown: Record<Dimension, number | null>;
	readonly byGroup: ByGroup;
	/** Under a filter by groups: what could not be told apart; null otherwise. */
	readonly notDisaggregated: number | null;
	/**
	 * Reached is 0 since all of so many partners expected said that they have nothing; null where it is not known by such
	 * statements.
	 */
	readonly noneReported: number | null;
	/** Of a quarter alone, what was done in earlier ones of the year; empty for what stands or peaks. */
	readonly late: readonly LatePart[];
	/** Of a year to date of the last quarter, what was given for the whole year; null: nothing, and in other windows. */
	readonly ofYear: number | null;
	/** Of a year to date, its quarters in which nobody gave a value; null for a quarter and under a filter. */
	readonly missingQuarters: readonly QuarterNumber[] | null;
	/**
	 * False in a year to date in which nobody has reported the last quarter, where pages and files say so, and of a quarter
	 * that has not opened: neither a mark nor the status is shown.
	 */
	readonly isJudged: boolean;
	/** Codes of the reported indicators behind a composite or ratio that have no figure in this window. */
	readonly unknownParts: readonly string[];
	/** The window a year before; null when no comparison was asked for, or the plan has no such year. */
	readonly previous: IndicatorComparison | null;
	/** Figures that are null since they are withheld from strangers; absent: none. */
	readonly withheldFigures?: readonly ('reached' | 'withoutPlace')[];
	/** By dimension, codes of groups that are withheld; empty for what is not known by the dimension. */
	readonly withheldGroups?: WithheldGroups;
}

/** By dimension, codes of groups whose figures are withheld from strangers; an empty one: what is not disaggregated. */
export type WithheldGroups = Partial<Record<Dimension, readonly string[]>>;

export interface IndicatorComparison extends Omit<Comparison, 'unknownParts'> {
	/** Reached then is null since it is withheld from strangers. */
	readonly isWithheld?: true;
	/** Codes: parts with a figure now and none then, for which no change is told. */
	readonly unknownParts: readonly string[];
	/** It was computed by another calculation then: nothing is compared. */
	readonly computedOtherwise: boolean;
}

export interface ProgressAnswer {
	readonly reports: Reporting;
	/** A year before, when a comparison was asked for and the plan has that year. */
	readonly previousReports: Reporting | null;
	/** In the framework's order. */
	readonly indicators: readonly IndicatorProgress[];
}

export interface PeopleAnswer {
	/** People reached at places of level 3 other than unions; null: unknown. */
	readonly reached: number | null;
	readonly method: PeopleMethod;
	/** What names no such place: may repeat the others and stands apart. */
	readonly withoutPlace: number | null;
	readonly byGroup: ByGroup;
	/** Part of reached whose group is unknown, a figure each dimension; null where reached is. */
	readonly unknown: Record<Dimension, number | null>;
	/** Codes of the indicators that count people. */
	readonly indicators: readonly string[];
	/** As of `IndicatorProgress`. */
	readonly withheldFigures?: readonly ('reached' | 'withoutPlace')[];
	readonly withheldGroups?: WithheldGroups;
}

/** A quarter alone of several; null is unknown. */
export type RecentFigure = number | null | 'withheld';

export interface SeriesPoint {
	readonly year: number;
	readonly quarter: QuarterNumber;
	/** Reached in the quarter alone. */
	readonly reached: number | null;
	/** Of ranges the highest, in the quarter alone and in the year to date; null for all others. */
	readonly high: number | null;
	readonly yearToDateHigh: number | null;
	/** Nobody gave a value of the quarter, and somebody one of the whole year. */
	readonly byYear: boolean;
	readonly yearToDate: number | null;
	/** What should have been reached by the end of the quarter, since January. */
	readonly expected: number | null;
	/** The year's target in force. */
	readonly target: number | null;
	/** Figures that are null since they are withheld from strangers; absent: none. */
	readonly withheldFigures?: readonly ('reached' | 'yearToDate')[];
}

export interface SeriesAnswer {
	readonly indicator: IndicatorLabel;
	/** Every quarter of the plan that has a period, in order. */
	readonly points: readonly SeriesPoint[];
}

export interface PlaceFigure extends PlaceLabel {
	readonly reached: number;
	/** Of a range the highest; null for all others. */
	readonly high: number | null;
	readonly partners: number;
}

export interface PlacesAnswer {
	readonly indicator: IndicatorLabel;
	readonly level: Level;
	/** The figure of all places together, with what names none. */
	readonly reached: number | null;
	/** Of a range the highest; null for all others. */
	readonly high: number | null;
	/** Under a filter by groups: what could not be told apart; null otherwise. */
	readonly notDisaggregated: number | null;
	/** Only places with a value, by P-code. */
	readonly places: readonly PlaceFigure[];
	/** Places whose figure is withheld from strangers, by P-code; absent: none. */
	readonly withheldPlaces?: readonly PlaceLabel[];
	/** Other figures that are null for that reason; absent: none. */
	readonly withheldFigures?: readonly ('reached' | 'withoutPlace')[];
	/** What of it is national, unknown or at a wider place is told in one sum; absent: each by itself. */
	readonly isRestInOne?: true;
	/** Places without a figure that its activities also serve, by P-code: their totals stand elsewhere. */
	readonly presence: readonly PlaceLabel[];
	/** What names no place of that level: all of it, and of it the national and the unknown. */
	readonly withoutPlace: number | null;
	readonly national: number | null;
	readonly unknown: number | null;
	/** Strangers see no such level of this indicator: `places` is empty for that reason. */
	readonly withheld: boolean;
}

/** Who does what where: one partner's activities of one indicator in one district. */
export interface PartnerActivity {
	readonly partner: { readonly code: string; readonly name: string; readonly type: string };
	readonly indicator: { readonly code: string; readonly name: Localised; readonly unit: Unit };
	readonly output: string | null;
	/** The district, or the place above it that was named; null: unknown. */
	readonly place: { readonly pcode: string; readonly name: Localised; readonly level: Level } | null;
	/** Null: withheld from strangers. */
	readonly reached: number | null;
	/** Of a range the highest; null for all others. */
	readonly high: number | null;
	/** Different municipalities with a value; 0 where none may be told. */
	readonly municipalities: number;
}

export interface PartnersAnswer {
	readonly reports: Reporting;
	/** By partner, indicator and place. Figures of `distinct`, `peak` and `latest` do not add up. */
	readonly activities: readonly PartnerActivity[];
}

export interface PlaceActivity {
	readonly indicator: IndicatorLabel;
	readonly reached: number | null;
	/** Of a range the highest; null for all others. */
	readonly high: number | null;
	/** Reached at the place right above, of which this is a part; null where figures do not add up, and for the country. */
	readonly reachedAbove: number | null;
	/** The quarters of the window's year up to its end, each alone. */
	readonly quarters: readonly (number | null)[];
	/** What stands apart from the figure. */
	readonly apart: readonly Apart[];
	readonly partners: readonly { readonly code: string; readonly name: string }[];
	/** How many more there are that may not be named at such a place; absent: none. */
	readonly unnamed?: number;
	/** Figures that are null since they are withheld from strangers; absent: none. */
	readonly withheldFigures?: readonly ('reached' | 'reachedAbove')[];
	readonly withheldQuarters?: readonly QuarterNumber[];
}

export interface PlaceAnswer {
	readonly place: PlaceLabel;
	/** From the country down to the place itself. */
	readonly path: readonly PlaceLabel[];
	/** Places right below it, with how many indicators have a figure there. */
	readonly below: readonly (PlaceLabel & { readonly indicators: number })[];
	readonly aliases: readonly string[];
	/** Who counted its population and when, as far as that is said; absent: it is not. */
	readonly counted?: { readonly source: string | null; readonly year: number | null };
	/** What of it changes within the plan; undefined: it is no longer there. */
	readonly changes: PlaceChanges | undefined;
	readonly activities: readonly PlaceActivity[];
	readonly withheld: readonly string[];
}
