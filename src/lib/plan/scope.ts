import type { Dimension } from './groups.ts';
import type { LevelNames, PaceRule, PeopleMethod, PublicMode, Thresholds } from './settings.ts';
import type { Localised } from './text.ts';

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
		readonly disclaimers: readonly Localised[];
		readonly contacts: readonly string[];
		readonly timezone: string;
		readonly levels: LevelNames;
		readonly pace: PaceRule;
		readonly thresholds: Thresholds;
		readonly peopleMethod: PeopleMethod;
		readonly public: PublicMode;
		readonly minimumCount: number;
		readonly demonstration: boolean;
		/** Rises with every change that strangers could see. */
		readonly dataVersion: number;
		/** When what strangers see last changed, ISO with time. */
		readonly changedAt: string;
	};
	readonly sector: { readonly id: number; readonly code: string; readonly name: Localised };
	readonly groups: readonly PlanGroup[];
}

export interface PlanGroup {
	readonly id: number;
	readonly dimension: Dimension;
	readonly code: string;
	readonly name: Localised;
	readonly parent: number | null;
}
