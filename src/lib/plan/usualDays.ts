/** The days of a quarter that nobody has set yet. Source: docs/rules.md, Period. */
import { dayAfter } from './day.ts';
import type { PeriodDates } from './lock.ts';
import { windowDates, type YearStart } from './planYear.ts';
import type { Quarter } from './quarter.ts';

/** Reports of a new quarter are due so many days after its last. */
const DAYS_TO_REPORT = 20;

/** The days of a new quarter: it opens on its own first day, and is locked by nobody. */
export function usualDays(quarter: Quarter, plan: YearStart): PeriodDates {
	const { from, to } = windowDates(quarter, 'quarter', plan);
	return { opens: from, due: dayAfter(to, DAYS_TO_REPORT), locks: null };
}
