import type { Quarter, QuarterNumber, Window } from '#lib/plan/quarter.ts';
import { yearWords, type YearStart } from '#lib/plan/planYear.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, type Locale } from '#lib/paraglide/runtime.js';
import { DATE_LOCALE } from './locale.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A language's, made once for each time zone and shape: to make one takes a hundred times as long as to use it. */
function formatIn(
	timeZone: string,
	options: Intl.DateTimeFormatOptions,
	language: Locale = getLocale(),
): Intl.DateTimeFormat {
	const locale = DATE_LOCALE[language];
	const key = `${locale} ${timeZone} ${options.dateStyle ?? options.timeStyle ?? options.day ?? 'month'}`;
	const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
	formats.set(key, format);
	return format;
}

/** A whole day (ISO, no time) in the reader's language, or another: 3 May 2024. */
export function formatDay(day: string, language?: Locale): string {
	return formatIn('UTC', { dateStyle: 'long' }, language).format(new Date(`${day}T00:00:00Z`));
}

/** @param month 1 to 12 */
export function monthWords(month: number): string {
	const day = new Date(`2024-${String(month).padStart(2, '0')}-15T00:00:00Z`);
	return formatIn('UTC', { month: 'long' }).format(day);
}

/** The day of a moment (ISO with time) in a time zone. */
export function formatMoment(moment: string, timeZone: string): string {
	return formatIn(timeZone, { dateStyle: 'long' }).format(new Date(moment));
}

/** Day and time of a moment (milliseconds) in a time zone. */
export function formatInstant(moment: number, timeZone: string): string {
	const format = formatIn(timeZone, {
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
	});
	return format.format(new Date(moment));
}

/** The time of a moment (milliseconds) on this device: 10:42. */
export function formatTime(moment: number): string {
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	return formatIn(timeZone, { timeStyle: 'short', hourCycle: 'h23' }).format(new Date(moment));
}

/** The time of a moment (milliseconds) on this device, with its day. */
export function formatMomentHere(moment: number): string {
	return formatInstant(moment, Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** How long ago something was, in whole hours up to two days and whole days from then on: 3 hours ago. */
export function formatAgo(milliseconds: number): string {
	const hours = Math.floor(milliseconds / 3_600_000);
	const format = new Intl.RelativeTimeFormat(DATE_LOCALE[getLocale()]);
	return hours < 48 ? format.format(-hours, 'hour') : format.format(-Math.floor(hours / 24), 'day');
}

const LONG = {
	1: m.quarter_1_long,
	2: m.quarter_2_long,
	3: m.quarter_3_long,
	4: m.quarter_4_long,
} satisfies Record<QuarterNumber, unknown>;

/** For headings and sentences: first quarter of 2024. */
export function quarterLong(
	{ year, quarter }: Quarter,
	plan: YearStart,
	locale: Locale = getLocale(),
): string {
	return LONG[quarter]({ year: yearWords(year, plan) }, { locale });
}

/** For tables and switches: Q1 2024. */
export function quarterShort({ year, quarter }: Quarter, plan: YearStart): string {
	return m.quarter_short({ quarter: String(quarter), year: yearWords(year, plan) });
}

/** Q1, where the year stands beside it. */
export function quarterOnly(quarter: QuarterNumber): string {
	return m.quarter_only({ quarter: String(quarter) });
}

const PART: Record<QuarterNumber, () => string> = {
	1: m.part_of_year_1,
	2: m.part_of_year_2,
	3: m.part_of_year_3,
	4: m.part_of_year_4,
};

const PART_TO_COME: Record<QuarterNumber, () => string> = {
	1: m.part_of_year_1_to_come,
	2: m.part_of_year_2_to_come,
	3: m.part_of_year_3_to_come,
	4: m.part_of_year_4_to_come,
};

/**
 * The part of the year that is gone when the quarter ends, in words.
 * @param isToCome the quarter has not begun: nothing has passed yet
 */
export function partOfYearWords(quarter: QuarterNumber, isToCome = false): string {
	return (isToCome ? PART_TO_COME : PART)[quarter]();
}

/** The part of the year that a window takes up, in words: the mark that every bar carries. */
export function partOfWindowWords(window: Window, quarter: QuarterNumber, isToCome = false): string {
	return window === 'quarter' ? m.part_of_quarter() : partOfYearWords(quarter, isToCome);
}

export function windowWords(window: Window): string {
	return window === 'quarter' ? m.window_quarter() : m.window_year_to_date();
}
