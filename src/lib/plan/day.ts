/** The day at this moment in a time zone, ISO. */
export function dayIn(timezone: string, now: Date): string {
	const known =
		formats.get(timezone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' });
	formats.set(timezone, known);
	return known.format(now);
}

/** Making one takes a millisecond or two; there are as many as plans have time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day (ISO) so many days after another. */
export function dayAfter(day: string, days: number): string {
	const moment = new Date(`${day}T00:00:00Z`);
	moment.setUTCDate(moment.getUTCDate() + days);
	return moment.toISOString().slice(0, 10);
}
