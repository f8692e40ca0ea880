import { addReach, isReported, reach, type Fact, type Reach } from '#lib/domain/calculation.ts';
import { countsTowards, DIMENSIONS, maskOf, questionBit } from '#lib/domain/disaggregation.ts';
import { countsPeople, isUnion, leavesOf } from '#lib/domain/framework.ts';
import { peopleAtMunicipalities, type PeopleIndicator, type PeopleMethod } from '#lib/domain/people.ts';
import { rows, run, type Writer } from '../../db.ts';
import { listFacts, type Towards } from '../../queries/facts.ts';
import { getFramework, type FrameworkIndicator, type SectorFramework } from '../../queries/framework.ts';
import { listPlanGroups } from '../../queries/plans.ts';
import {
	INDICATOR_STORE,
	insertReach,
	PEOPLE_STORE,
	windowKey,
	YEAR_WINDOWS,
	type StoredWindow,
} from './windows.ts';

/** Makes all totals of a plan anew from its reports. Runs inside a transaction of the caller. */
export async function rebuildTotals(writer: Writer, planId: number): Promise<void> {
	const sectors = rows<{ id: number; people_method: PeopleMethod }>(
		writer,
		`select s.id, p.people_method from sector s join plan p on p.id = s.plan_id where s.plan_id = @planId`,
		{ planId },
	);
	const towards = countsTowards(await listPlanGroups(writer, planId));
	for (const { id, people_method } of sectors) {
		clear(writer, id);
		addUp(writer, id);
		const framework = await getFramework(writer, id);
		for (const { year } of listYears(writer, id)) {
			await storeIndicators(writer, framework, year, towards);
			await storePeople(writer, id, framework, year, people_method, towards);
		}
	}
}

function clear(writer: Writer, sectorId: number): void {
	for (const table of ['place_total', 'group_total', 'window_total', 'window_group']) {
		run(
			writer,
			`delete from ${table} where indicator_id in (select id from indicator where sector_id = @sectorId)`,
			{ sectorId },
		);
	}
	for (const table of ['people_total', 'people_group']) {
		run(writer, `delete from ${table} where sector_id = @sectorId`, { sectorId });
	}
}

/** The counted activities of a sector: of the versions that count, the activities that go into figures. */
const COUNTED = `period d join report r on r.period_id = d.id and r.sector_id = @sectorId and r.counts = 1
	join activity a on a.report_id = r.id and a.eligible = 1 and a.total is not null`;

function addUp(writer: Writer, sectorId: number): void {
	run(
		writer,
		`insert into place_total (indicator_id, year, quarter, place_id, partner_id, total, activities)
		select a.indicator_id, d.year, d.quarter, coalesce(a.place_id, 0), r.partner_id, sum(a.total), count(*)
		from ${COUNTED} group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
		{ sectorId },
	);
	for (const dimension of DIMENSIONS) {
		run(
			writer,
			`insert into group_total (indicator_id, year, quarter, place_id, partner_id, group_id, total, cells)
			select a.indicator_id, d.year, d.quarter, coalesce(a.place_id, 0), r.partner_id, g.${dimension}_id, sum(c.value),
				count(*)
			from ${COUNTED} join cell c on c.activity_id = a.id and (c.serves & @bit) <> 0
				join group_combination g on g.id = c.combination_id
			group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`,
			{ sectorId, bit: questionBit(maskOf([dimension])) },
		);
	}
}

function listYears(writer: Writer, sectorId: number): { year: number }[] {
	return rows(
		writer,
		`select distinct t.year from indicator i cross join place_total t
		where i.sector_id = @sectorId and t.indicator_id = i.id order by t.year`,
		{ sectorId },
	);
}

async function storeIndicators(
	writer: Writer,
	{ indicators, byId }: SectorFramework,
	year: number,
	towards: Towards,
): Promise<void> {
	for (const indicator of indicators) {
		const union = isUnion(indicator, byId);
		const calculation = union ? 'distinct' : indicator.calculation;
		if (!isReported(calculation)) continue;
		const facts: Fact[] = [];
		for (const leaf of leavesOf(indicator, byId)) {
			for (const fact of await listFacts(writer, { indicator: leaf.id, year }, towards)) facts.push(fact);
		}
		if (facts.length === 0) continue;
		for (const stored of YEAR_WINDOWS) {
			const found = reach(calculation, facts, stored.quarter, stored.window);
			insertReach(writer, INDICATOR_STORE, windowKey(indicator.id, year, stored), found);
		}
	}
}

/** The indicators of a sector that count people, in the framework's order. */
export function listPeopleIndicators(indicators: readonly FrameworkIndicator[]): PeopleIndicator[] {
	return indicators
		.filter(countsPeople)
		.flatMap(({ id, calculation }) => (isReported(calculation) ? [{ id, calculation }] : []));
}

/** Municipality by municipality, as people reached is defined: the year's facts need not fit into memory. */
async function storePeople(
	writer: Writer,
	sectorId: number,
	{ indicators }: SectorFramework,
	year: number,
	method: PeopleMethod,
	towards: Towards,
): Promise<void> {
	const counting = listPeopleIndicators(indicators);
	if (counting.length === 0) return;
	const ids = new Set(counting.map(({ id }) => id));
	const people = new Map<StoredWindow, Reach | null>();
	for (const { place } of listMunicipalities(writer, sectorId)) {
		const facts = (await listFacts(writer, { place, year }, towards)).filter(({ indicator }) =>
			ids.has(indicator),
		);
		if (facts.length === 0) continue;
		for (const stored of YEAR_WINDOWS) {
			const here = peopleAtMunicipalities(counting, facts, stored.quarter, stored.window, method);
			people.set(stored, addReach(people.get(stored) ?? null, here));
		}
	}
	for (const [stored, found] of people) {
		insertReach(writer, PEOPLE_STORE, windowKey(sectorId, year, stored), found);
	}
}

function listMunicipalities(writer: Writer, sectorId: number): { place: number }[] {
	return rows(
		writer,
		`select p.id as place from place p join sector s on s.plan_id = p.plan_id
		where s.id = @sectorId and p.kind = 'municipality' order by p.id`,
		{ sectorId },
	);
}
