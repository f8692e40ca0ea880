import type { Reporting } from '#lib/figures/answer.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { formatMoment } from '#lib/i18n/date.ts';
import { formatCount } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';

/** 12 of 14 partners approved. */
export function approvedWords({ approved, expected }: Reporting): string {
	if (expected === 0) return m.nobody_expected();
	return m.partners_approved({
		count: expected,
		approved: formatCount(approved),
		expected: formatCount(expected),
	});
}

/** The line under every chart: how complete it is, and as of when. */
export function sourceWords(reports: Reporting, plan: Scope['plan']): string {
	return m.source_line({
		reports: approvedWords(reports),
		day: formatMoment(plan.changedAt, plan.timezone),
	});
}
