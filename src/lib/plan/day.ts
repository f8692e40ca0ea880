import type { YearStart } from './planYear.ts';

/** The day at this moment in a time zone, ISO. */
export function dayIn(timezone: string, now: Date): string {
	const known =
		formats.get(timezone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' });
	formats.set(timezone, known);
	return known.format(now);
}

/** Where days begin in a plan that says nothing. */
export const DEFAULT_TIMEZONE = 'UTC';

/** Whether time zones have one of this name: `Asia/Kolkata`. A difference from UTC alone knows no summer time. */
export function isTimezone(name: string): boolean {
	if (!/^[A-Za-z]/.test(name)) return false;
	try {
		return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
	} catch {
		return false;
	}
}

/** What zones are called by now: the engine lists these by the names of before. */
const RENAMED = [
	...['Africa/Asmara', 'America/Nuuk', 'Asia/Ho_Chi_Minh', 'Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Yangon'],
	...['Atlantic/Faroe', 'Europe/Kyiv', 'Pacific/Chuuk', 'Pacific/Pohnpei', 'Pacific/Kanton'],
];

let zones: readonly string[] | undefined;

/** Names of time zones to choose from, in the order of their letters. Each is tried once: all take a tenth of a second. */
export function timezoneNames(): readonly string[] {
	const names = () => [DEFAULT_TIMEZONE, ...RENAMED, ...Intl.supportedValuesOf('timeZone')];
	zones ??= [...new Set(names())].filter(isTimezone).sort();
	return zones;
}

/** Where a plan's days begin, and the day on which a demonstration stands still. */
export interface PlanDays extends YearStart {
	readonly timezone: string;
	/** A demonstration's own day, ISO; null: its days are everybody's. */
	readonly today: string | null;
}

/** The plan's day at this moment, ISO: what is open, due, late and locked goes by it. Source: docs/rules.md, Period. */
export function dayOf({ timezone, today }: Omit<PlanDays, 'yearStarts'>, now: Date): string {
	return today ?? dayIn(timezone, now);
}

/** Making one takes a millisecond or two; there are as many as plans have time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The moment at which a clock in a time zone shows this on a day (ISO). What a day has not, when clocks go forward, is the
 * moment after; what it has twice, the first.
 * @param time `09:30`
 */
export function momentIn(timezone: string, day: string, time: string): Date {
	const asked = Date.parse(`${day}T${time}:00Z`);
	const shown = (at: number) => Date.parse(`${clockOf(timezone).format(new Date(at)).replace(', ', 'T')}Z`);
	const ahead = (at: number) => shown(at) - at;
	// No clock is a day apart from another: what it was ahead a day before, or is a day after, is what it is then.
	const [before, after] = [asked - ahead(asked - DAY), asked - ahead(asked + DAY)];
	const fits = [before, after].find((one) => shown(one) === asked);
	return new Date(fits ?? before);
}

const DAY = 86_400_000;

/** What a clock in a time zone shows: `09:30`. */
export function hourIn(timezone: string, moment: Date): string {
	return clockOf(timezone).format(moment).slice(-8, -3);
}

function clockOf(timezone: string): Intl.DateTimeFormat {
	return new Intl.DateTimeFormat('en-CA', {
		timeZone: timezone,
		...{
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
		},
		hourCycle: 'h23',
	});
}

/** The day (ISO) so many days after another. */
export function dayAfter(day: string, days: number): string {
	const moment = new Date(`${day}T00:00:00Z`);
	moment.setUTCDate(moment.getUTCDate() + days);
	return moment.toISOString().slice(0, 10);
}
