/** What a plan that has published a quarter no longer takes back. Source: docs/rules.md, Publication. */
import type { Sensitivity } from '#lib/disclosure/disclosure.ts';
import { loosenedFrom } from '#lib/disclosure/loosened.ts';
import { isProtected } from '#lib/figures/protection.ts';
import type { Lasting } from '#lib/plan/firstQuarter.ts';
import { DIMENSIONS, dimensionLine } from '#lib/plan/groups.ts';
import { KEYS, type IndicatorRow, type PlanRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { shown, type Issues } from '#lib/server/exchange/issue.ts';
import type { Bundle } from '#lib/server/exchange/readBundle.ts';

const KIND = 'published before';

/** Strangers would read more than was published, or could tell from it who stands behind a small count. */
export function checkPublished(
	{ reference, lines }: Pick<Bundle, 'reference' | 'lines'>,
	plan: PlanRow,
	indicators: readonly IndicatorRow[],
	issues: Issues,
): void {
	checkPlan(reference.plan, plan, issues);
	const stored = new Map(indicators.map((row) => [row.code, row]));
	for (const row of reference.indicators) {
		const was = stored.get(row.code);
		const line = lines.get('indicators')?.get(KEYS.indicators(row)) ?? null;
		for (const [column, message] of was ? loosened(row, was, reference.plan) : [])
			issues.error(KIND, { file: 'framework.csv', line, column }, message);
	}
}

function checkPlan(given: PlanRow, stored: PlanRow, issues: Issues): void {
	const fault = (column: string, message: string) =>
		issues.error(KIND, { file: 'plan.json', column }, message);
	if (given.public !== 'published')
		fault(
			'public',
			'Of this plan a quarter was published, and strangers read nothing else: set public to "published".',
		);
	for (const [column, is, was] of [
		['minimum_count', given.minimumCount, stored.minimumCount],
		['minimum_count_sensitive', given.minimumCountSensitive, stored.minimumCountSensitive],
	] as const)
		if (is < was)
			fault(
				column,
				`Of this plan a quarter was published with ${column} ${was}, which may rise and not fall: a new plan may have ${is}.`,
			);
	for (const dimension of DIMENSIONS) {
		const [is, was] = [given, stored].map(
			({ lowest }) => lowest[dimension] ?? dimensionLine(dimension).lowest,
		);
		if (is !== undefined && was !== undefined && is > was)
			fault(
				'lowest',
				`Of this plan a quarter was published with figures by ${dimension} down to level ${was}, and no further: leave lowest of ${dimension} at ${was} or above it.`,
			);
	}
}

/** By column, what would be told of an indicator that was kept when a quarter was published. */
function* loosened(
	row: IndicatorRow,
	was: IndicatorRow,
	{ firstYear }: PlanRow,
): Generator<readonly [column: string, message: string]> {
	if (isProtected(was) && !isProtected(row))
		yield ['protects', `${row.code} was protected when a quarter was published: leave protects as it was.`];
	if (was.goesWith !== null && row.goesWith !== was.goesWith && !isProtected(row))
		yield [
			'goes_with',
			`${row.code} was withheld with ${shown(was.goesWith)} when a quarter was published: leave goes_with as it was.`,
		];
	const opened = loosenedFrom(lastingOf(row), lastingOf(was));
	if (!opened) return;
	const { year, quarter } = opened.year < firstYear ? { year: firstYear, quarter: 1 } : opened;
	yield [
		'sensitivity',
		`${row.code} was kept below the district when a quarter was published, in ${year} Q${quarter} too: leave sensitivity as it was.`,
	];
}

function lastingOf({ sensitivity, laterSensitivities }: IndicatorRow): Lasting<Sensitivity> {
	return { first: sensitivity, later: laterSensitivities };
}
