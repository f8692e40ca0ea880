/** What keeps a year in its plan. Source: docs/rules.md, Period. */
export const YEAR_CONTENTS = [
	'reports',
	/** None that are only those of the year before, brought along when the year was added. */
	'targets',
	'people in need',
	'funding',
	'referrals',
	'texts',
	'marks',
	/** Drafts of quarters too, and what was said beside a published one. */
	'publications',
	/** Waves that become public with a quarter of it. */
	'surveys',
	/** What begins, ends or changes with one of its quarters: participation, indicators, places, a plan's counting of people. */
	'first quarters',
] as const;
export type YearContent = (typeof YEAR_CONTENTS)[number];

export interface YearStands {
	readonly what: YearContent;
	/** At least 1. */
	readonly count: number;
}
