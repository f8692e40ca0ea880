/** How old the word is that a service is right. Source: docs/rules.md, Services. */

/** Days after which a service that nobody confirmed leaves the public list, where a plan says nothing. */
export const USUAL_SERVICE_DAYS = 90;
/** More a plan cannot say: two years. */
export const MOST_SERVICE_DAYS = 731;
/** So many days before it leaves, its organisation is asked; of a short limit, after half of it. */
const ASKED_BEFORE = 14;
const DAY = 86_400_000;

export type ServiceStanding = 'listed' | 'aging' | 'withdrawn';

/** Whole days since it was confirmed; one that is confirmed for a day to come counts as new. @param today ISO */
export function serviceAge(confirmedOn: string, today: string): number {
	return Math.max(0, Math.round((Date.parse(today) - Date.parse(confirmedOn)) / DAY));
}

/** From which age on it is to be confirmed again. */
export function agingFrom(days: number): number {
	return Math.max(Math.ceil(days / 2), days - ASKED_BEFORE);
}

/** @param age in days @param days the plan's limit: on that day it is still listed */
export function serviceStanding(age: number, days: number): ServiceStanding {
	if (age > days) return 'withdrawn';
	return age >= agingFrom(days) ? 'aging' : 'listed';
}

/** The order in which services are to be looked at again: the oldest word first, then by code. */
export function oldestFirst(
	one: { readonly age: number; readonly code: string },
	other: { readonly age: number; readonly code: string },
): number {
	return other.age - one.age || (one.code < other.code ? -1 : 1);
}

/** A week after it left, nobody is asked any more: a server may have stood still, and old news is none. */
const STALE = 7;

/** Whether its organisation is to be asked, as it was not since the last confirmation. @param days the plan's limit */
export function isToBeAsked(
	one: { readonly age: number; readonly confirmedOn: string; readonly askedAfter: string | null },
	days: number,
): boolean {
	return one.age >= agingFrom(days) && one.age <= days + STALE && one.askedAfter !== one.confirmedOn;
}
