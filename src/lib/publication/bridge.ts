/** From a published figure to a later one. Source: docs/rules.md, Corrections; docs/rules.md, Worked examples, 10. */

export interface BridgeQuestion {
	/** Year to date as it was published, of an earlier quarter; null: unknown then. */
	readonly published: number | null;
	/**
	 * The window of `published` as it stands now: with corrections, and with what later quarters reported of it
	 * (counted there, marked with when it was done). By the indicator's own calculation; null: unknown.
	 */
	readonly restated: number | null;
	/** Year to date of the later quarter; null: unknown. */
	readonly yearToDate: number | null;
	/** Whether anything done since the published quarter is reported at all. */
	readonly hasLater: boolean;
}

/** What is null is not reported, and adds nothing; the others add up to `yearToDate`. */
export interface Bridge {
	readonly published: number | null;
	/** Below 0 where corrections took away. */
	readonly lateAndCorrected: number | null;
	/** What the time since adds. For `distinct`, `peak` and `latest` that is not the quarter's own figure. */
	readonly added: number | null;
	readonly yearToDate: number;
}

/**
 * The bridge between a published figure and a later one: published + late and corrected + added = year to date.
 * All in the same unit, smallest units or the unit's own. Null where the later figure is unknown. Ratios have none:
 * their differences are no parts of them.
 */
export function bridgeOf({ published, restated, yearToDate, hasLater }: BridgeQuestion): Bridge | null {
	if (yearToDate === null) return null;
	const isKnown = published !== null || restated !== null;
	return {
		published,
		lateAndCorrected: isKnown ? (restated ?? 0) - (published ?? 0) : null,
		added: hasLater ? yearToDate - (restated ?? 0) : null,
		yearToDate,
	};
}
