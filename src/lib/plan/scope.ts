import type { Edition } from './edition.ts';
import type { Later } from './firstQuarter.ts';
import type { Dimension } from './groups.ts';
import type { Quarter } from './quarter.ts';
import type {
	ClearanceRole,
	Credits,
	Grouping,
	LevelNames,
	PaceRule,
	PeopleMethod,
	PublicMode,
	Thresholds,
} from './settings.ts';
import type { Language, Localised } from './text.ts';

/**
 * What whoever asks sees of a plan. `closed`: figures of the whole, of governorates and of districts alone. No groups, no
 * partner's, donor's or tag's figures, no place below the district, since which of them tell about too few people is
 * not computed.
 */
export type Disclosure = 'whole' | 'closed';

/**
 * Which partners are named at a place below the district to whoever asks: all, or those that agreed to it, of indicators
 * that allow it.
 */
export type Naming = 'all' | 'agreed';

/** A sector of a plan: what every question about figures is asked of. */
export interface Scope {
	readonly plan: {
		readonly id: number;
		readonly code: string;
		readonly name: Localised;
		readonly currency: string;
		readonly firstYear: number;
		readonly lastYear: number;
		/** Endorsement, in the plan's own words. */
		readonly status: Localised | null;
		/** What the figure of people is called where it is not people reached; null: it is. */
		readonly peopleLabel: Localised | null;
		readonly disclaimers: readonly Localised[];
		readonly contacts: readonly string[];
		readonly timezone: string;
		/** A demonstration's own day, ISO; null: its days are everybody's. */
		readonly today: string | null;
		readonly levels: LevelNames;
		/** What one place of a level is called. */
		readonly levelsOne: LevelNames;
		/** The month in which its years begin, 1 to 12. */
		readonly yearStarts: number;
		readonly grouping: Grouping;
		readonly pace: PaceRule;
		readonly thresholds: Thresholds;
		readonly peopleMethod: PeopleMethod;
		readonly laterMethods: readonly Later<PeopleMethod>[];
		readonly public: PublicMode;
		readonly minimumCount: number;
		/** Of sensitive indicators. */
		readonly minimumCountSensitive: number;
		/** Who has to clear a quarter before it is published; empty: nobody. */
		readonly clearance: readonly ClearanceRole[];
		readonly credits: Credits;
		readonly demonstration: boolean;
		/** Rises with every change that strangers could see. */
		readonly dataVersion: number;
		/** When what strangers see last changed, ISO with time. */
		readonly changedAt: string;
	};
	readonly sector: { readonly id: number; readonly code: string; readonly name: Localised };
	readonly groups: readonly PlanGroup[];
	/** What whoever asks is shown of its figures. */
	readonly disclosure: Disclosure;
	readonly naming: Naming;
	/** Who asks reads organisations' names in it. */
	readonly language: Language;
	/** The publication that answers; undefined: the data of today do. */
	readonly edition?: Edition;
	/** Whoever asks prepares this quarter: waves of surveys that go with it answer as if they were public. */
	readonly prepares?: Quarter;
	/** Quarters that have not opened: of them nothing is judged. Absent: none, as of what was published. */
	readonly toCome?: readonly Quarter[];
	/** The address is that of today's figures, beside what was published. */
	readonly isLive?: true;
}

/** A sector for somebody who is shown everything: what tells figures by partner, donor, tag or group asks for it. */
export interface WholeScope extends Scope {
	readonly disclosure: 'whole';
}

export function showsAll(scope: Scope): scope is WholeScope {
	return scope.disclosure === 'whole';
}

export interface PlanGroup {
	readonly id: number;
	readonly dimension: Dimension;
	readonly code: string;
	readonly name: Localised;
	readonly parent: number | null;
}
