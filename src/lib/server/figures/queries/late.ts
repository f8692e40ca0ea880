/** What of a quarter was done in an earlier one and reported late. Source: docs/rules.md, Late work. */
import type { Filter, LatePart, WindowQuestion } from '#lib/figures/answer.ts';
import { calculationOf } from '#lib/figures/calculations.ts';
import type { Fact } from '#lib/figures/fact.ts';
import { reachedOf } from '#lib/figures/figure.ts';
import { inUnit } from '#lib/figures/indicator.ts';
import { isPlaced } from '#lib/figures/reached.ts';
import { QUARTERS, type QuarterNumber } from '#lib/plan/quarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { FrameworkIndicator, SectorFramework } from '#lib/server/framework/queries/framework.ts';
import { withBecame } from './became.ts';
import { factsOf, type TotalRow } from './facts.ts';
import { standsAt } from '#lib/server/places/queries/standing.ts';
import { filteredReachesOf, reachingsOf, type Reaches } from './reaches.ts';

/** By the quarter in which it was done, what a quarter reports late. */
export type LateReaches = ReadonlyMap<QuarterNumber, Reaches>;

/** The facts of a quarter's reports that were done in an earlier one; without figures by group. */
export async function listLateFacts(
	reader: Reader,
	sector: number,
	{ year, quarter }: Pick<WindowQuestion, 'year' | 'quarter'>,
): Promise<Fact[]> {
	const totals = await rows<TotalRow>(
		reader,
		`select t.indicator_id, t.quarter, t.done, t.place_id, t.partner_id, t.total, t.high, ${standsAt('t')} as kind
		from indicator i cross join place_total t on t.indicator_id = i.id and t.year = @year and t.quarter = @quarter
			and t.done <> t.quarter and t.done > 0
		left join place p on p.id = t.place_id
		where i.sector_id = @sector`,
		{ sector, year, quarter },
	);
	return withBecame(reader, factsOf(totals, undefined, undefined), year);
}

/**
 * What late facts come to, by the quarter in which they were done. What stands or peaks is in that quarter's figure and
 * left out. In a year to date there is none: its quarters hold it.
 */
export function lateReaches(
	framework: SectorFramework,
	facts: readonly Fact[],
	question: WindowQuestion,
	filter: Filter,
): LateReaches {
	const late = new Map<QuarterNumber, Reaches>();
	if (question.window !== 'quarter') return late;
	const placed = new Set(framework.indicators.filter(isPlaced).map(({ id }) => id));
	const adding = facts.filter(({ indicator }) => !placed.has(indicator));
	const reachings = reachingsOf(framework);
	for (const quarter of QUARTERS.filter((one) => one < question.quarter)) {
		const done = adding.filter((fact) => fact.done === quarter);
		if (done.length > 0) late.set(quarter, filteredReachesOf(reachings, done, question, filter).matched);
	}
	return late;
}

/** Of an indicator's figure what was done in earlier quarters of the year; none of a fraction. */
export function lateParts(
	indicator: FrameworkIndicator,
	{ byId }: SectorFramework,
	late: LateReaches,
): LatePart[] {
	return [...late].flatMap(([doneIn, reaches]) => {
		const reached = reachedOf(indicator, byId, (id) => reaches.get(id) ?? null);
		const isPart = reached !== null && reached !== 0 && !calculationOf(indicator.calculation).isFraction;
		return isPart ? { doneIn, reached: inUnit(reached, indicator) ?? 0 } : [];
	});
}
