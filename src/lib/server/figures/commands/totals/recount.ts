import { isCounted, isReported } from '#lib/figures/calculations.ts';
import type { Fact } from '#lib/figures/fact.ts';
import { countsTowards } from '#lib/figures/disaggregation.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { countsPeople, type Framework, type Indicator } from '#lib/figures/indicator.ts';
import { reachIn, reachingOf } from '#lib/figures/reached.ts';
import { inCodeOrder } from '#lib/plan/code.ts';
import { addToTally, byPlace, totalOf, type PlaceTally, type PeopleIndicator } from '#lib/figures/people.ts';
import { readLater } from '#lib/plan/firstQuarter.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import { peopleMethodIn, type PeopleMethod, type PeopleMethods } from '#lib/plan/settings.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { createTemporary, dropTemporary, shadow } from '#lib/server/database/scratch.ts';
import { questionOf } from '#lib/server/figures/queries/answering.ts';
import { withDerivedGroups } from '#lib/server/figures/queries/derivedGroups.ts';
import { listFacts, type Towards } from '#lib/server/figures/queries/facts.ts';
import {
	getFrameworks,
	type FrameworkIn,
	type SectorFramework,
} from '#lib/server/framework/queries/framework.ts';
import { listPlanGroups } from '#lib/server/plan/queries/plans.ts';
import { addUp, entriesOf } from './addUp.ts';
import { TOTALS } from './tables.ts';
import { INDICATOR_STORE, insertReach, PEOPLE_STORE, windowKey, YEAR_WINDOWS } from './windows.ts';

/**
 * Counts all totals of a plan anew from its reports, into temporary tables of the same names: while they are there, they
 * stand before the stored ones, and every query of this connection answers from the recount. `endRecount` removes them.
 */
export async function recount(writer: Writer, planId: number): Promise<void> {
	for (const table of TOTALS) {
		const isByPlace = table === 'place_total' || table === 'group_total';
		await shadow(writer, table, isByPlace ? ['indicator_id', 'year'] : []);
	}
	const sectors = await rows<
		{ id: number; plan: string; later: string } & Pick<PeopleMethods, 'peopleMethod'>
	>(
		writer,
		`select s.id, p.code as plan, p.people_method as "peopleMethod", p.later_people_methods as later from sector s join plan p on p.id = s.plan_id where s.plan_id = @planId`,
		{ planId },
	);
	const towards = countsTowards(await listPlanGroups(writer, planId));
	await listGroupsOfCombinations(writer, planId);
	for (const { id, plan, peopleMethod, later } of sectors) {
		const methods = { peopleMethod, laterMethods: readLater<PeopleMethod>(later) };
		const frameworkIn = await getFrameworks(writer, id);
		// Which values an indicator's figures are made of is alike in every quarter: `mayFollow`.
		const framework = frameworkIn({ year: 0, quarter: 1 });
		for (const indicator of framework.indicators) {
			if (isCounted(indicator.calculation)) await addUp(writer, plan, indicator, framework);
		}
		for (const { year } of await listYears(writer, id)) {
			await storeYear(writer, { sectorId: id, plan, framework, frameworkIn, year, methods, towards });
		}
	}
}

/** Removes the recount: the stored totals answer again. */
export async function endRecount(writer: Writer): Promise<void> {
	for (const table of TOTALS) await dropTemporary(writer, table);
}

/** Which groups a combination names, and for which question its cells answer: the cells are read once for all dimensions. */
async function listGroupsOfCombinations(writer: Writer, planId: number): Promise<void> {
	await createTemporary(
		writer,
		'answering_group',
		['combination_id integer', 'asked integer', 'group_id integer'],
		['combination_id', 'asked'],
	);
	for (const dimension of DIMENSIONS) {
		await run(
			writer,
			`insert into temp.answering_group (combination_id, asked, group_id)
			select g.combination_id, @asked, g.group_id from group_combination c join main.combination_group g on g.combination_id = c.id
			where c.plan_id = @planId and g.dimension = @dimension`,
			{ planId, dimension, asked: questionOf([dimension]) },
		);
	}
}

async function listYears(writer: Writer, sectorId: number): Promise<{ year: number }[]> {
	return rows(
		writer,
		`select distinct t.year from indicator i cross join place_total t
		where i.sector_id = @sectorId and t.indicator_id = i.id order by t.year`,
		{ sectorId },
	);
}

/**
 * The indicators of a sector that count people, by their codes: of two that are alike at a place the
 * earlier one gives the people their groups.
 */
export function listPeopleIndicators(indicators: readonly Indicator[]): PeopleIndicator[] {
	return inCodeOrder(indicators.filter(countsPeople)).flatMap(({ id, calculation }) =>
		isReported(calculation) ? [{ id, calculation }] : [],
	);
}

interface Year {
	readonly sectorId: number;
	/** The plan's code. */
	readonly plan: string;
	readonly framework: SectorFramework;
	readonly frameworkIn: FrameworkIn;
	readonly year: number;
	readonly methods: PeopleMethods;
	readonly towards: Towards;
}

/** The windows of a year: one indicator's facts at a time, so that they need not all fit into memory. */
async function storeYear(
	writer: Writer,
	{ sectorId, plan, framework, frameworkIn, year, methods, towards }: Year,
): Promise<void> {
	const { indicators, byId } = framework;
	const tallies = YEAR_WINDOWS.map((): PlaceTally => new Map());
	for (const indicator of indicators) {
		const reaching = reachingOf(indicator, byId);
		if (!reaching) continue;
		const facts: Fact[] = [];
		for (const source of reaching.sources) {
			const found = await listFacts(writer, { indicator: source.id, year }, towards);
			const asked = entriesOf(plan, source, framework, year);
			for (const fact of await withDerivedGroups(writer, found, [source], asked, towards)) facts.push(fact);
		}
		if (facts.length === 0) continue;
		const standing = (quarter: QuarterNumber) => frameworkIn({ year, quarter }).byId;
		await storeIndicator(writer, indicator, standing, year, facts);
		if (!countsPeople(indicator)) continue;
		const alike = facts.every(({ became }) => became === undefined) ? byPlace(facts, 4) : undefined;
		for (const [i, { quarter, window }] of YEAR_WINDOWS.entries()) {
			const tally = tallies[i];
			const { calculation } = standing(quarter).get(indicator.id) ?? indicator;
			const method = peopleMethodIn(methods, { year, quarter });
			const here = alike ?? byPlace(facts, quarter);
			if (tally && isReported(calculation)) addToTally(tally, calculation, here, quarter, window, method);
		}
	}
	for (const [i, stored] of YEAR_WINDOWS.entries()) {
		const tally = tallies[i];
		if (tally) await insertReach(writer, PEOPLE_STORE, windowKey(sectorId, year, stored), totalOf(tally));
	}
}

/** @param standing what the framework is in a quarter */
async function storeIndicator(
	writer: Writer,
	indicator: Indicator,
	standing: (quarter: QuarterNumber) => Framework,
	year: number,
	facts: readonly Fact[],
): Promise<void> {
	for (const stored of YEAR_WINDOWS) {
		const framework = standing(stored.quarter);
		const reaching = reachingOf(framework.get(indicator.id) ?? indicator, framework);
		const found = reaching && reachIn(reaching, facts, stored);
		await insertReach(writer, INDICATOR_STORE, windowKey(indicator.id, year, stored), found);
	}
}
