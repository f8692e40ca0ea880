import type { Reporting } from '#lib/figures/answer.ts';
import type { PeriodDates } from '#lib/plan/lock.ts';
import { phaseOf } from '#lib/plan/period.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Segment } from './stack.ts';

/** Reports of a quarter by their state; before their day nothing is missing. @param today ISO day in the plan's time zone */
export function reportBar(
	{ approved, submitted, expected }: Reporting,
	period: PeriodDates,
	today: string,
): Segment[] {
	const missing = Math.max(0, expected - approved - submitted);
	const lacking = phaseOf(period, today) === 'due' ? m.reports_missing() : m.reports_not_yet();
	return [
		{ label: m.reports_approved(), value: approved, tone: 'first' },
		...(submitted > 0 ? [{ label: m.reports_submitted(), value: submitted, tone: 'third' } as const] : []),
		...(missing > 0 ? [{ label: lacking, value: missing, tone: 'unknown' } as const] : []),
	];
}
