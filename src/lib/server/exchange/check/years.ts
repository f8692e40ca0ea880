import type { PlanRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { OfYear } from '#lib/server/exchange/queries/years.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';

/** A plan keeps the years of which it has something: cut off, its figures would be gone and its export unreadable. */
export function checkYears(
	{ firstYear, lastYear }: PlanRow,
	stored: readonly OfYear[],
	issues: Issues,
): void {
	for (const [column, bound, outside] of [
		['first_year', firstYear, stored.filter(({ year }) => year < firstYear)],
		['last_year', lastYear, stored.filter(({ year }) => year > lastYear)],
	] as const) {
		if (outside.length === 0) continue;
		const years = outside.map(({ year }) => year);
		const keep = column === 'first_year' ? Math.min(...years) : Math.max(...years);
		const what = [...Map.groupBy(outside, (one) => one.what)]
			.map(([name, of]) => `${name} of ${of.map(({ year }) => year).join(' and ')}`)
			.join(', ');
		const message = `With ${column} ${bound} the plan would lose what it has beyond: ${what}. Keep ${column} ${keep}.`;
		issues.error('year cut off', { file: 'plan.json', column }, message);
	}
}
