/**
 * What a bundle says beside its reports, as rows that name each other by code: the same whether they were read from
 * files or from the database, so that both can be compared, and written out again.
 * Amounts are smallest units; null is unknown or not given.
 */
import type { Calculation } from '#lib/figures/calculations.ts';
import type { DimensionMask } from '#lib/figures/disaggregation.ts';
import type { Later } from '#lib/plan/firstQuarter.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import type { Sensitivity } from '#lib/disclosure/disclosure.ts';
import type {
	ClearanceRole,
	Credits,
	Grouping,
	LevelNames,
	LowestLevels,
	PublicMode,
	PeopleMethod,
	PaceRule,
	SecondFactors,
} from '#lib/plan/settings.ts';
import type { ContributionStatus } from '#lib/funding/funding.ts';
import type { Level, PlaceKind } from '#lib/places/place.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import type { About } from '#lib/report/outputWords.ts';
import type { Counts, ReportState } from '#lib/report/report.ts';
import type { Unit } from '#lib/figures/unit.ts';
import type { ORGANISATION_TYPES } from '#lib/plan/organisation.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { LimitsRow, NeedRow, SendingRow, ServiceRow } from './beside.ts';

export interface Named {
	readonly name: Localised;
}

export interface PlanRow extends Named {
	readonly code: string;
	readonly currency: string;
	readonly firstYear: number;
	readonly lastYear: number;
	readonly status: Localised | null;
	readonly peopleLabel: Localised | null;
	readonly disclaimers: Localised[];
	readonly contacts: string[];
	readonly languages: string[];
	readonly timezone: string;
	readonly today: string | null;
	readonly levels: LevelNames;
	readonly levelsOne: LevelNames;
	readonly yearStarts: number;
	readonly grouping: Grouping;
	readonly pace: PaceRule;
	/** Per cent. */
	readonly onTrack: number;
	readonly behind: number;
	readonly peopleMethod: PeopleMethod;
	readonly laterMethods: readonly Later<PeopleMethod>[];
	readonly public: PublicMode;
	readonly minimumCount: number;
	readonly minimumCountSensitive: number;
	readonly lowest: LowestLevels;
	readonly demonstration: boolean;
	readonly secondFactor: SecondFactors;
	readonly clearance: readonly ClearanceRole[];
	readonly credits: Credits;
	readonly reopeningDays: number;
}

export interface SectorRow extends Named {
	readonly code: string;
}

export interface GroupRow extends Named {
	readonly dimension: Dimension;
	readonly code: string;
	readonly parent: string | null;
	readonly position: number;
}

export interface OrganisationRow extends Named {
	readonly code: string;
	readonly type: (typeof ORGANISATION_TYPES)[number];
	/** Agreed to be named at a municipality. */
	readonly namesPartners: boolean;
	/** Code of the one that it turned out to be; null: it stands for itself. */
	readonly mergedInto: string | null;
}

export interface PlaceRow extends Named {
	readonly pcode: string;
	readonly level: Level;
	/** Null above level 3. */
	readonly kind: PlaceKind | null;
	/** Null: nothing is named between its district and it. */
	readonly group: string | null;
	readonly laterKinds: readonly Later<PlaceKind>[];
	readonly parent: string | null;
	/** P-codes. */
	readonly laterParents: readonly Later<string>[];
	/** P-code of what it becomes part of, with the first quarter; null: it stays. */
	readonly mergedInto: Later<string> | null;
	readonly lat: number | null;
	readonly lon: number | null;
	readonly population: number | null;
	/** Who counted them, and in which year; null: not said. */
	readonly populationSource: string | null;
	readonly populationYear: number | null;
	readonly aliases: readonly string[];
	readonly shapes: readonly string[];
}

export interface PeriodRow {
	readonly year: number;
	readonly quarter: QuarterNumber;
	readonly opens: string;
	readonly due: string;
	readonly locks: string | null;
}

export interface OutcomeRow extends Named {
	readonly code: string;
	/** Among those beside it, put by hand; null: by its code. */
	readonly position: number | null;
}

export interface OutputRow extends Named {
	readonly code: string;
	readonly position: number | null;
	readonly outcome: string;
}

export interface IndicatorRow extends Named {
	readonly code: string;
	readonly position: number | null;
	readonly outcome: string;
	readonly output: string | null;
	readonly unit: Unit;
	readonly calculation: Calculation;
	readonly laterCalculations: readonly Later<Calculation>[];
	/** Kinds of place that it counts, as they are stored; null: municipalities. */
	readonly of: string | null;
	readonly counts: Counts;
	/** No partner enters figures of it. */
	readonly closed: boolean;
	/** Whoever works on it at a municipality may be named there. */
	readonly namesPartners: boolean;
	readonly parts: readonly string[];
	readonly numerator: string | null;
	readonly denominator: string | null;
	readonly countsPeople: boolean;
	readonly headline: boolean;
	readonly required: DimensionMask;
	/** Null: all that there are. */
	readonly dimensions: DimensionMask | null;
	readonly direction: 'up' | 'down';
	readonly baseline: number | null;
	readonly predecessors: readonly string[];
	readonly sensitivity: Sensitivity;
	readonly laterSensitivities: readonly Later<Sensitivity>[];
	/** Null: as its unit says. */
	readonly protects: boolean | null;
	/** Code of the protected indicator with whose figures its own are withheld. */
	readonly goesWith: string | null;
	readonly note: Localised | null;
	readonly definition: Localised | null;
	readonly source: Localised | null;
	readonly contact: string | null;
	/** Quarter indexes, inclusive; null: from the plan's beginning, to its end. */
	readonly fromQuarter: number | null;
	readonly toQuarter: number | null;
}

export interface TargetRow {
	readonly indicator: string;
	readonly year: number;
	/** Null: the year's target; else a milestone. */
	readonly quarter: number | null;
	readonly place: string | null;
	readonly cohort: string | null;
	readonly sex: string | null;
	readonly value: number;
	readonly fromQuarter: number;
}

/** Why an indicator's figures of a quarter are known to be incomplete. */
export interface MarkRow {
	readonly indicator: string;
	readonly year: number;
	readonly quarter: number;
	readonly reason: string;
}

export interface ParticipationRow {
	readonly partner: string;
	readonly output: string;
	/** Quarter indexes, inclusive; null: until the plan ends. */
	readonly from: number;
	readonly to: number | null;
}

export interface MoneyRow {
	/** Hundredths of the currency. */
	readonly amount: number;
	readonly currency: string;
	/** USD for one unit, of at most fifteen significant digits. */
	readonly usdRate: number;
}

export interface RequirementRow extends MoneyRow {
	readonly year: number;
	readonly output: string | null;
}

export interface ContributionRow extends MoneyRow {
	readonly id: string | null;
	readonly year: number;
	readonly output: string | null;
	readonly donor: string;
	readonly partner: string | null;
	readonly status: ContributionStatus;
	readonly date: string | null;
	readonly inKind: boolean;
}

export interface NarrativeRow {
	readonly slug: string;
	readonly year: number;
	readonly quarter: QuarterNumber;
	readonly section: string;
	readonly output: string | null;
	readonly language: string;
	readonly body: string;
}

/** Every list in the order in which it is written out. */
export interface Reference {
	readonly plan: PlanRow;
	readonly sector: SectorRow;
	readonly limits: LimitsRow;
	readonly groups: readonly GroupRow[];
	readonly organisations: readonly OrganisationRow[];
	readonly places: readonly PlaceRow[];
	readonly periods: readonly PeriodRow[];
	readonly outcomes: readonly OutcomeRow[];
	readonly outputs: readonly OutputRow[];
	readonly indicators: readonly IndicatorRow[];
	readonly targets: readonly TargetRow[];
	readonly needs: readonly NeedRow[];
	readonly marks: readonly MarkRow[];
	readonly participation: readonly ParticipationRow[];
	readonly requirements: readonly RequirementRow[];
	readonly contributions: readonly ContributionRow[];
	readonly narrative: readonly NarrativeRow[];
	readonly words: readonly WordsRow[];
	readonly services: readonly ServiceRow[];
	readonly referrals: readonly SendingRow[];
}

/** What a partner's report of a quarter says of an output in its own words. */
export interface WordsRow {
	readonly partner: string;
	readonly year: number;
	readonly quarter: number;
	/** Of the report: a quarter of a partner has one, or an approved one and one later. */
	readonly state: ReportState;
	readonly output: string;
	readonly about: About;
	readonly body: string;
}

/** What a row is known by, within its list: two rows with the same key are the same thing. */
export const KEYS = {
	groups: ({ dimension, code }: GroupRow) => key(dimension, code),
	organisations: ({ code }: OrganisationRow) => code,
	places: ({ pcode }: PlaceRow) => pcode,
	periods: ({ year, quarter }: PeriodRow) => key(year, quarter),
	outcomes: ({ code }: OutcomeRow) => code,
	outputs: ({ code }: OutputRow) => code,
	indicators: ({ code }: IndicatorRow) => code,
	targets: (row: TargetRow) =>
		key(row.indicator, row.year, row.quarter, row.fromQuarter, row.place, row.cohort, row.sex),
	needs: ({ year, place, cohort, sex }: NeedRow) => key(year, place, cohort, sex),
	marks: ({ indicator, year, quarter }: MarkRow) => key(indicator, year, quarter),
	participation: (row: ParticipationRow) => key(row.partner, row.output, row.from),
	requirements: ({ year, output }: RequirementRow) => key(year, output),
	words: (row: WordsRow) => key(row.partner, row.year, row.quarter, row.state, row.output, row.about),
	narrative: (row: NarrativeRow) => key(row.year, row.quarter, row.section, row.output, row.language),
	services: ({ code }: ServiceRow) => code,
	referrals: (row: Omit<SendingRow, 'lines'>) => key(row.month, row.fromSector, row.from),
};

/** No code has a control in it, so the parts cannot run into each other. */
export function key(...parts: readonly (string | number | null)[]): string {
	return parts.map((part) => part ?? '').join('\u0001');
}
