/** The days of a period, and what a lock stops. Source: docs/rules.md, Period and Locks. */

export interface PeriodDates {
	/** ISO days, inclusive, in the plan's time zone. */
	readonly opens: string;
	readonly due: string;
	/** Last day on which anything may change; null: never locked. */
	readonly locks: string | null;
}

/**
 * A locked period changes on no road. `today` is the day in the plan's time zone.
 * @param reopenedUntil last day, inclusive, on which one partner may change it all the same; null: not reopened
 */
export function isLocked(
	period: Pick<PeriodDates, 'locks'>,
	today: string,
	reopenedUntil: string | null = null,
): boolean {
	return period.locks !== null && today > period.locks && (reopenedUntil === null || today > reopenedUntil);
}

export type PeriodStanding = 'not open' | 'open' | 'late' | 'locked';

/** Where a period stands for a partner on a day; late: past its due day and not locked. */
export function periodStanding(
	period: PeriodDates,
	today: string,
	reopenedUntil: string | null = null,
): PeriodStanding {
	if (today < period.opens) return 'not open';
	if (isLocked(period, today, reopenedUntil)) return 'locked';
	return today > period.due ? 'late' : 'open';
}
