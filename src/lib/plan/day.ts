/** The day at this moment in a time zone, ISO. */
export function dayIn(timezone: string, now: Date): string {
	const known =
		formats.get(timezone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' });
	formats.set(timezone, known);
	return known.format(now);
}

/** Making one takes a millisecond or two; there are as many as plans have time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();
