/** Which days of a quarter may not be set, since they would open it again. Source: docs/rules.md, Period. */
import { isLocked, type PeriodDates } from './lock.ts';

/**
 * Whether new days would open a quarter again: any of a locked one, and of a published one a lock that is later, or none.
 * For one partner a quarter is opened again in the review, with a reason and an end.
 */
export function opensAgain(
	before: PeriodDates & { readonly isPublished: boolean },
	after: PeriodDates,
	today: string,
): boolean {
	if (isLocked(before, today)) return true;
	if (!before.isPublished) return false;
	return before.locks !== null && (after.locks === null || after.locks > before.locks);
}

/** Whether the days stand in their order: a quarter opens before it is due, and is due before it locks. */
export function isInDayOrder({ opens, due, locks }: PeriodDates): boolean {
	return opens <= due && (locks === null || due <= locks);
}
