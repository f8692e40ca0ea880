/** Which letters the days of a quarter call for. Source: docs/rules.md, Letters. */
import { isLocked, type PeriodDates } from '#lib/plan/lock.ts';

export const PERIOD_LETTERS = ['opened', 'due soon', 'late', 'lock near', 'lock tomorrow'] as const;
export type PeriodLetter = (typeof PERIOD_LETTERS)[number];

const DAY = 86_400_000;
/** Days from one ISO day to another. */
const daysFrom = (first: string, last: string) => (Date.parse(last) - Date.parse(first)) / DAY;

/** So long after its day a letter is still written: a server may have stood still, and news of last month is none. */
const FRESH = { opened: 7, late: 14 };
/** Days before. */
const SOON = 7;

/** @param today ISO, where the plan is */
export function lettersDue(period: PeriodDates, today: string): PeriodLetter[] {
	const { opens, due, locks } = period;
	if (isLocked(period, today)) return [];
	const untilDue = daysFrom(today, due);
	const untilLock = locks === null ? Infinity : daysFrom(today, locks);
	const sinceOpening = daysFrom(opens, today);
	const is: Record<PeriodLetter, boolean> = {
		opened: sinceOpening >= 0 && sinceOpening < FRESH.opened && untilDue >= 0,
		'due soon': sinceOpening >= 0 && untilDue >= 0 && untilDue <= SOON,
		late: untilDue < 0 && untilDue >= -FRESH.late,
		'lock near': untilLock > 1 && untilLock <= SOON,
		'lock tomorrow': untilLock <= 1,
	};
	return PERIOD_LETTERS.filter((letter) => is[letter]);
}
