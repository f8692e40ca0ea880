import { m } from '#lib/paraglide/messages.js';
import { DEFAULT_YEAR_STARTS, yearWords } from '#lib/plan/planYear.ts';
import type { Scope } from '#lib/plan/scope.ts';

/** The years of a plan: 2024–2026, or 2017–18 to 2018–19; a single one alone. */
export function yearsWords(plan: Pick<Scope['plan'], 'firstYear' | 'lastYear' | 'yearStarts'>): string {
	const [from, to] = [yearWords(plan.firstYear, plan), yearWords(plan.lastYear, plan)];
	if (from === to) return from;
	return plan.yearStarts === DEFAULT_YEAR_STARTS ? `${from}–${to}` : m.years_between({ from, to });
}
