import { m } from '#lib/paraglide/messages.js';
import type { PeriodStanding } from '#lib/plan/lock.ts';

const WORDS: Readonly<Record<PeriodStanding, () => string>> = {
	'not open': m.periods_not_open,
	open: m.periods_open,
	late: m.periods_late,
	locked: m.periods_locked,
};

/** Where a quarter stands today, in a word or two. */
export function periodStandingWords(standing: PeriodStanding): string {
	return WORDS[standing]();
}
