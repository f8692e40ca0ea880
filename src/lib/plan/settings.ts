/** What a plan chooses about its figures. Source: docs/rules.md, Progress and People reached. */
import { standingIn, type Later } from './firstQuarter.ts';
import type { Dimension } from './groups.ts';
import type { Quarter } from './quarter.ts';
import type { Localised } from './text.ts';

export const PACES = ['milestones', 'linear'] as const;
export type PaceRule = (typeof PACES)[number];

export interface Thresholds {
	/** Pace from which an indicator is on track; 0.9 unless the plan says otherwise. */
	readonly onTrack: number;
	/** Pace from which it is behind, and below which it is far behind; 0.5 unless the plan says otherwise. */
	readonly behind: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = { onTrack: 0.9, behind: 0.5 };

export const PEOPLE_METHODS = ['largest', 'sum'] as const;
export type PeopleMethod = (typeof PEOPLE_METHODS)[number];

/** A plan's methods of people. */
export interface PeopleMethods {
	/** From the plan's beginning. */
	readonly peopleMethod: PeopleMethod;
	/** Those that follow, in the order of their first quarters; mostly none. */
	readonly laterMethods: readonly Later<PeopleMethod>[];
}

/** The method in force in a quarter, and in the year to date that ends with it. Source: docs/rules.md, Locks. */
export function peopleMethodIn({ peopleMethod, laterMethods }: PeopleMethods, asked: Quarter): PeopleMethod {
	return standingIn({ first: peopleMethod, later: laterMethods }, asked);
}

/** Who gives a second factor: whoever reviews or submits, or everybody with a role in the plan. */
export const SECOND_FACTORS = ['submitting', 'all'] as const;
export type SecondFactors = (typeof SECOND_FACTORS)[number];

/** Days that a reopening lasts at most, where the plan says nothing: a quarter. */
export const DEFAULT_REOPENING_DAYS = 92;
/** More a plan cannot say: a year. */
export const MOST_REOPENING_DAYS = 366;

/** Who clears a quarter before it is published, where a plan says so. */
export const CLEARANCE_ROLES = ['coordinator', 'co_lead', 'inter_agency'] as const;
export type ClearanceRole = (typeof CLEARANCE_ROLES)[number];

export const PUBLIC_MODES = ['published', 'approved'] as const;
/** `approved`: figures appear as reports are approved; `published`: only what a publication froze. */
export type PublicMode = (typeof PUBLIC_MODES)[number];

/** Who stands behind a plan's figures and how they may be used, as far as the plan says so. */
export interface Credits {
	readonly publisher?: Localised;
	readonly source?: Localised;
	/** As the Humanitarian Data Exchange or SPDX names it: `cc-by-igo`. */
	readonly licence?: string;
	readonly maintainer?: string;
	readonly tags?: readonly string[];
}

/** Under so many people no published figure tells about them, where the plan says nothing; of what is sensitive. */
export const DEFAULT_MINIMUM_COUNT = 5;
export const DEFAULT_MINIMUM_COUNT_SENSITIVE = 10;

/** The lowest levels of the tables by sex, cohort and so on, as far as the plan chooses them. */
export type LowestLevels = Readonly<Partial<Record<Dimension, 0 | 1 | 2>>>;

/** How digits of large numbers are set apart: 1,200,000 or 12,00,000. */
export const GROUPINGS = ['thousands', 'indian'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What a plan calls its levels below the country, where it does not say governorates, districts and municipalities. */
export type LevelNames = { readonly [level in 1 | 2 | 3]?: Localised };
