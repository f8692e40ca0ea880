/** What the queries answer about money and those who give it, in USD; null is unknown, never 0. */
import type { IndicatorLabel } from '#lib/figures/answer.ts';
import type { Apart } from '#lib/figures/apart.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { ContributionStatus } from './funding.ts';
import type { FlowLink } from './flow.ts';
import type { Level } from '#lib/places/place.ts';
import type { Unit } from '#lib/figures/unit.ts';

export interface FundingAnswer {
	/** USD. Null: unknown, because nothing was entered. */
	readonly required: number | null;
	readonly received: number | null;
	readonly carryOver: number | null;
	readonly committed: number | null;
	readonly pledged: number | null;
	readonly gap: number | null;
	readonly coverage: number | null;
}

export interface OrganisationLabel {
	readonly code: string;
	readonly name: string;
	readonly type: string;
}

/** USD; 0 where there is none. */
export interface MoneyByStatus {
	readonly received: number;
	readonly carryOver: number;
	readonly committed: number;
	readonly pledged: number;
}

export interface OutputFunding extends FundingAnswer {
	/** Null: not allocated to an output. */
	readonly output: string | null;
}

export interface DonorFunding extends MoneyByStatus {
	readonly donor: OrganisationLabel;
	/** Of received and carried over: goods and services, at their value. */
	readonly inKind: number;
	/** Of received and carried over: given to the sector as a whole. */
	readonly unearmarked: number;
}

export interface PartnerFunding extends MoneyByStatus {
	/** Null: no partner named. */
	readonly partner: OrganisationLabel | null;
	/** Received or carried over from other partners of the plan, and passed on to them: part of no sum. */
	readonly subGrantsIn: number;
	readonly subGrantsOut: number;
}

/** A contribution as it was given. */
export interface ContributionDetail {
	readonly donor: OrganisationLabel;
	readonly partner: OrganisationLabel | null;
	readonly output: string | null;
	readonly status: ContributionStatus;
	/** ISO day; null: not entered. */
	readonly date: string | null;
	/** In its own currency. */
	readonly amount: number;
	readonly currency: string;
	/** USD for one unit. */
	readonly usdRate: number;
	readonly usd: number;
	readonly inKind: boolean;
	/** From one partner of the plan to another: in no sum. */
	readonly subGrant: boolean;
}

/** Money in hand on its way, USD. */
export interface FundingFlow {
	readonly links: readonly FlowLink[];
	/** Sub-grants that lead back to who gave them. */
	readonly circular: readonly FlowLink[];
}

export interface FundingDetail extends FundingAnswer {
	/** Σ of the outputs' requirements; null where none was entered. Above `required`: the two disagree. */
	readonly requiredOfOutputs: number | null;
	/** Of received and carried over. */
	readonly inKind: number | null;
	readonly unearmarked: number | null;
	/** Received or carried over between partners of the plan. */
	readonly subGrants: number;
	/** In the framework's order, those of which anything was entered; what is not allocated last. */
	readonly outputs: readonly OutputFunding[];
	/** Most in hand first. */
	readonly donors: readonly DonorFunding[];
	readonly partners: readonly PartnerFunding[];
	readonly flow: FundingFlow;
	readonly contributions: readonly ContributionDetail[];
}

/** What the activities that name a donor reached of an indicator. */
export interface DonorResult {
	readonly indicator: IndicatorLabel;
	/** Null: only what stands apart names the donor, or it is withheld. */
	readonly reached: number | null;
	/** Withheld from strangers. */
	readonly isWithheld?: true;
	/** What names the donor and counts in no figure. */
	readonly apart: readonly Apart[];
	/** Null: unknown, or withheld with `wholeIsWithheld`. The indicator's figure by everybody's money, in the same window. */
	readonly whole: number | null;
	/** Of the reported indicators behind it: activities that name the donor, and of them those that name another too. */
	readonly activities: number;
	readonly shared: number;
	/** Of reached, what names another donor too; null where parts do not add up. */
	readonly sharedReached: number | null;
	readonly wholeIsWithheld?: true;
}

/** Of an indicator, what the activities that name a donor reached: approved, and with submitted reports. Null: unknown. */
export interface ProvisionalResult {
	readonly indicator: IndicatorLabel;
	readonly approved: number | null;
	readonly provisional: number | null;
}

/** What the activities that name a donor reached, by indicator and district. */
export interface DonorPlace {
	/** The district, or the wider place that was named; null: unknown. */
	readonly place: { readonly pcode: string; readonly name: Localised; readonly level: Level } | null;
	readonly indicator: { readonly code: string; readonly name: Localised; readonly unit: Unit };
	/** Null: withheld from strangers. */
	readonly reached: number | null;
	/** Different municipalities with a value; 0 where none may be told. */
	readonly municipalities: number;
}

export interface DonorAnswer {
	readonly donor: OrganisationLabel;
	/** USD; null: it gave nothing that was entered for the year, or passed on only what was another's. */
	readonly funding: DonorFunding | null;
	/** Received or carried over by the whole sector in the year, USD. */
	readonly sectorInHand: number;
	/** Counted activities of the window that name it, and of them those that name another donor too. */
	readonly activities: number;
	readonly shared: number;
	readonly contributions: readonly ContributionDetail[];
	/** In the framework's order, those with a figure or something that stands apart. */
	readonly results: readonly DonorResult[];
	readonly places: readonly DonorPlace[];
}
