/** Quarters and windows. Source: docs/rules.md, Window and Expected. */

export type QuarterNumber = 1 | 2 | 3 | 4;
export interface Quarter {
	readonly year: number;
	readonly quarter: QuarterNumber;
}

/** One quarter alone, or quarters 1..n of the year. */
export const WINDOWS = ['quarter', 'year-to-date'] as const;
export type Window = (typeof WINDOWS)[number];

export const QUARTERS: readonly QuarterNumber[] = [1, 2, 3, 4];

export function isQuarterNumber(value: number): value is QuarterNumber {
	return value === 1 || value === 2 || value === 3 || value === 4;
}

/** Reads `2024-Q1`; undefined when the text is anything else. */
export function parseQuarter(text: string): Quarter | undefined {
	const match = /^(\d{4})-Q([1-4])$/.exec(text);
	if (!match) return undefined;
	const quarter = Number(match[2]);
	return isQuarterNumber(quarter) ? { year: Number(match[1]), quarter } : undefined;
}

export function formatQuarter({ year, quarter }: Quarter): string {
	return `${year}-Q${quarter}`;
}

/** Quarters since year 0: orders quarters and makes them easy to store and to shift. */
export function quarterIndex({ year, quarter }: Quarter): number {
	return year * 4 + quarter - 1;
}

export function quarterAt(index: number): Quarter {
	const quarter = (index % 4) + 1;
	if (!isQuarterNumber(quarter)) throw new RangeError(`not a quarter index: ${index}`);
	return { year: Math.floor(index / 4), quarter };
}

export function shiftQuarter(quarter: Quarter, by: number): Quarter {
	return quarterAt(quarterIndex(quarter) + by);
}

/** Whether what a quarter's report tells can have been done in another one, by their indices: not later, and not in it. */
export function isEarlier(index: number, own: Quarter): boolean {
	return index < quarterIndex(own);
}

/**
 * Indices of the quarters in which what is reported late may be said to have been done: those since January of the year
 * before, newest first, and the one that is said already, however old it is.
 */
export function earlierQuarters(own: Quarter, said: number | null = null): number[] {
	const index = quarterIndex(own);
	const first = quarterIndex({ year: own.year - 1, quarter: 1 });
	const offered = Array.from({ length: index - first }, (_, i) => index - 1 - i);
	return said === null || offered.includes(said) ? offered : [...offered, said];
}

/** The first quarter of the window that ends with `quarter`; the last is `quarter` itself. */
export function windowStart(quarter: QuarterNumber, window: Window): QuarterNumber {
	return window === 'quarter' ? quarter : 1;
}

/** The quarter a year before, with which windows are compared. */
export function yearBefore({ year, quarter }: Quarter): Quarter {
	return { year: year - 1, quarter };
}

/** The part of the year that is gone when the quarter ends, 0.25 to 1. */
export function partOfYear(quarter: QuarterNumber): number {
	return quarter / 4;
}

/** The part of the year that a window takes up, 0.25 to 1: a quarter alone can bring a quarter of a year. */
export function partOfWindow(window: Window, quarter: QuarterNumber): number {
	return window === 'quarter' ? partOfYear(1) : partOfYear(quarter);
}
