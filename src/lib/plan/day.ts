/** The day at this moment in a time zone, ISO. */
export function dayIn(timezone: string, now: Date): string {
	const known =
		formats.get(timezone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' });
	formats.set(timezone, known);
	return known.format(now);
}

/** Where a plan's days begin, and the day on which a demonstration stands still. */
export interface PlanDays {
	readonly timezone: string;
	/** A demonstration's own day, ISO; null: its days are everybody's. */
	readonly today: string | null;
}

/** The plan's day at this moment, ISO: what is open, due, late and locked goes by it. Source: docs/rules.md, Period. */
export function dayOf({ timezone, today }: PlanDays, now: Date): string {
	return today ?? dayIn(timezone, now);
}

/** Making one takes a millisecond or two; there are as many as plans have time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day (ISO) so many days after another. */
export function dayAfter(day: string, days: number): string {
	const moment = new Date(`${day}T00:00:00Z`);
	moment.setUTCDate(moment.getUTCDate() + days);
	return moment.toISOString().slice(0, 10);
}
