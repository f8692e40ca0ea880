/** The facts of one indicator from its reports, for a recount. */
import { calculationOf, isReported } from '#lib/figures/calculations.ts';
import { countsKinds, type Indicator } from '#lib/figures/indicator.ts';
import { run, type Writer } from '#lib/server/database/driver.ts';
import { ANSWERS_ROW } from '#lib/server/figures/queries/answering.ts';
import type { EntriesAsked } from '#lib/server/figures/queries/derivedGroups.ts';
import { DONE } from '#lib/server/figures/queries/facts.ts';
import { activityStandings, entryStandings } from '#lib/server/figures/queries/standings.ts';
import type { FrameworkIndicator, SectorFramework } from '#lib/server/framework/queries/framework.ts';
import { eligibleBy } from './eligible.ts';

/**
 * The counted entries of an indicator: of the versions that count, those of activities that go into figures by their
 * status and appeal and the indicator's rule, whatever is kept with them.
 */
const COUNTED = `entry a join report r on r.id = a.report_id and r.counts = 1 join period d on d.id = r.period_id
	join activity w on w.id = a.activity_id and ${eligibleBy('@plan', '@counts')}`;
const ENTRIES = { tables: COUNTED, where: 'a.total is not null' };

const ADDED = `insert into place_total (indicator_id, year, quarter, done, place_id, partner_id, total, activities)
	select cast(@indicatorId as integer), d.year, d.quarter, ${DONE}, coalesce(a.place_id, 0), r.partner_id, sum(a.total), count(*)
	from ${COUNTED} where a.indicator_id = @indicatorId and a.total is not null
	group by 2, 3, 4, 5, 6 order by 2, 3, 4, 5, 6`;

/** What is stated is not added up: what one partner says of one place goes from the lowest to the highest. */
const STATED = `insert into place_total (indicator_id, year, quarter, done, place_id, partner_id, total, high, activities)
	select cast(@indicatorId as integer), d.year, d.quarter, ${DONE}, coalesce(a.place_id, 0), r.partner_id, min(a.total),
		max(coalesce(a.high, a.total)), count(*)
	from ${COUNTED} where a.indicator_id = @indicatorId and a.total is not null
	group by 2, 3, 4, 5, 6 order by 2, 3, 4, 5, 6`;

/** Of a count of places: an activity counts at each place that it serves. */
const standing = (standings: string) =>
	`insert into place_total (indicator_id, year, quarter, done, place_id, partner_id, total, activities)
	select cast(@indicatorId as integer), t.year, t.quarter, t.done, t.place_id, t.partner_id, sum(t.value), count(*) from ${standings} t
	group by 2, 3, 4, 5, 6 order by 2, 3, 4, 5, 6`;
const STANDING = standing(entryStandings(ENTRIES));
const DERIVED = standing(activityStandings(ENTRIES));

/** One indicator at a time: what is sorted stays small. Groups are read from the recount's `answering_group`. */
export async function addUp(
	writer: Writer,
	plan: string,
	indicator: FrameworkIndicator,
	framework: SectorFramework,
): Promise<void> {
	const parameters = { indicatorId: indicator.id, plan, counts: countsOf(indicator, framework) };
	await run(writer, textFor(indicator), parameters);
	if (!isReported(indicator.calculation)) return;
	await run(
		writer,
		`insert into group_total (indicator_id, year, quarter, done, place_id, partner_id, group_id, total, cells)
		select cast(@indicatorId as integer), d.year, d.quarter, ${DONE}, coalesce(a.place_id, 0), r.partner_id, g.group_id, sum(c.value), count(*)
		from ${COUNTED} join cell c on c.entry_id = a.id
			join temp.answering_group g on g.combination_id = c.combination_id and ${ANSWERS_ROW}
		where a.indicator_id = @indicatorId and a.total is not null
		group by 2, 3, 4, 5, 6, 7 order by 2, 3, 4, 5, 6, 7`,
		parameters,
	);
}

/** Which statuses count; the parts of a derived count all count alike. */
function countsOf({ id, parts }: Indicator, { indicators }: SectorFramework) {
	return indicators.find((one) => one.id === (parts[0] ?? id))?.counts ?? 'begun';
}

/** The entries behind a derived count in a year, as its facts are counted of them. */
export function entriesOf(
	plan: string,
	indicator: Indicator,
	framework: SectorFramework,
	year: number,
): EntriesAsked {
	return { ...ENTRIES, parameters: { plan, counts: countsOf(indicator, framework), year } };
}

function textFor(indicator: FrameworkIndicator): string {
	const { calculation } = indicator;
	if (calculationOf(calculation).isRange) return STATED;
	if (!countsKinds(indicator)) return ADDED;
	return isReported(calculation) ? STANDING : DERIVED;
}
