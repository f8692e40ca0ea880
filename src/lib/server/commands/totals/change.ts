import { isReported, reach, type Fact, type ReportedCalculation } from '#lib/domain/calculation.ts';
import { countsTowards, DIMENSIONS, maskOf, questionBit } from '#lib/domain/disaggregation.ts';
import { countsPeople, isUnion, leavesOf, type Framework, type Indicator } from '#lib/domain/framework.ts';
import { peopleAtMunicipalities, type PeopleMethod } from '#lib/domain/people.ts';
import { isQuarterNumber, type QuarterNumber } from '#lib/domain/quarter.ts';
import { rows, run, type Writer } from '../../db.ts';
import { listFacts, type Towards } from '../../queries/facts.ts';
import { getFramework, type SectorFramework } from '../../queries/framework.ts';
import { listPlanGroups } from '../../queries/plans.ts';
import { listPeopleIndicators } from './recount.ts';
import { changeReach, INDICATOR_STORE, PEOPLE_STORE, windowKey, windowsWith } from './windows.ts';

/** The versions of one partner's report for one period that leave the totals and enter them. */
export interface TotalsChange {
	/** Identifiers of reports; absent: none. */
	readonly leaving?: number;
	readonly entering?: number;
}

interface Touched {
	readonly sectorId: number;
	readonly planId: number;
	readonly partnerId: number;
	readonly year: number;
	readonly quarter: QuarterNumber;
	readonly method: PeopleMethod;
	/** What the leaving and the entering version name: an indicator, and a place or PLACE_UNKNOWN. */
	readonly cells: readonly { indicator: number; place: number; municipality: boolean }[];
}

/**
 * Changes the totals by the difference that a report makes, without reading what it does not touch: `reach` is additive
 * over what shares no partner and place (or, for distinct, no municipality). Inside a transaction of the caller.
 */
export async function changeTotals(writer: Writer, change: TotalsChange): Promise<void> {
	const touched = touchedBy(writer, change);
	if (!touched) return;
	const framework = await getFramework(writer, touched.sectorId);
	const towards = countsTowards(await listPlanGroups(writer, touched.planId));
	const before = await factsAround(writer, touched, framework, towards);
	if (change.leaving !== undefined) addReport(writer, change.leaving, -1);
	if (change.entering !== undefined) addReport(writer, change.entering, 1);
	const after = await factsAround(writer, touched, framework, towards);
	for (const stored of windowsWith(touched.quarter)) {
		const { quarter, window } = stored;
		for (const [id, { calculation }] of before.indicators) {
			changeReach(
				writer,
				INDICATOR_STORE,
				windowKey(id, touched.year, stored),
				reach(calculation, before.indicators.get(id)?.facts ?? [], quarter, window),
				reach(calculation, after.indicators.get(id)?.facts ?? [], quarter, window),
			);
		}
		const people = (facts: readonly Fact[]) =>
			peopleAtMunicipalities(
				listPeopleIndicators(framework.indicators),
				facts,
				quarter,
				window,
				touched.method,
			);
		changeReach(
			writer,
			PEOPLE_STORE,
			windowKey(touched.sectorId, touched.year, stored),
			people(before.people),
			people(after.people),
		);
	}
}

function touchedBy(writer: Writer, { leaving, entering }: TotalsChange): Touched | undefined {
	const reports = { leaving: leaving ?? 0, entering: entering ?? 0 };
	const [head] = rows<{
		sector_id: number;
		plan_id: number;
		partner_id: number;
		year: number;
		quarter: number;
		people_method: PeopleMethod;
	}>(
		writer,
		`select r.sector_id, d.plan_id, r.partner_id, d.year, d.quarter, p.people_method
		from report r join period d on d.id = r.period_id join plan p on p.id = d.plan_id
		where r.id in (@leaving, @entering)`,
		reports,
	);
	if (!head || !isQuarterNumber(head.quarter)) return undefined;
	const cells = rows<{ indicator: number; place: number; municipality: number }>(
		writer,
		`select distinct a.indicator_id as indicator, coalesce(a.place_id, 0) as place,
			coalesce(p.kind = 'municipality', 0) as municipality
		from activity a left join place p on p.id = a.place_id
		where a.report_id in (@leaving, @entering) and a.eligible = 1 and a.total is not null`,
		reports,
	);
	return {
		sectorId: head.sector_id,
		planId: head.plan_id,
		partnerId: head.partner_id,
		year: head.year,
		quarter: head.quarter,
		method: head.people_method,
		cells: cells.map((cell) => ({ ...cell, municipality: cell.municipality === 1 })),
	};
}

/** Adds a report's counted activities to the totals by place and by group, or takes them out again. */
function addReport(writer: Writer, report: number, sign: 1 | -1): void {
	const counted = `report r join period d on d.id = r.period_id
		join activity a on a.report_id = r.id and a.eligible = 1 and a.total is not null`;
	run(
		writer,
		`insert into place_total (indicator_id, year, quarter, place_id, partner_id, total, activities)
		select a.indicator_id, d.year, d.quarter, coalesce(a.place_id, 0), r.partner_id, @sign * sum(a.total), @sign * count(*)
		from ${counted} where r.id = @report group by 1, 2, 3, 4, 5
		on conflict (indicator_id, year, quarter, place_id, partner_id)
		do update set total = place_total.total + excluded.total, activities = place_total.activities + excluded.activities`,
		{ report, sign },
	);
	for (const dimension of DIMENSIONS) {
		run(
			writer,
			`insert into group_total (indicator_id, year, quarter, place_id, partner_id, group_id, total, cells)
			select a.indicator_id, d.year, d.quarter, coalesce(a.place_id, 0), r.partner_id, g.${dimension}_id,
				@sign * sum(c.value), @sign * count(*)
			from ${counted} join cell c on c.activity_id = a.id and (c.serves & @bit) <> 0
				join group_combination g on g.id = c.combination_id
			where r.id = @report group by 1, 2, 3, 4, 5, 6
			on conflict (indicator_id, year, quarter, place_id, partner_id, group_id)
			do update set total = group_total.total + excluded.total, cells = group_total.cells + excluded.cells`,
			{ report, sign, bit: questionBit(maskOf([dimension])) },
		);
	}
	if (sign === -1) dropEmpty(writer, report);
}

function dropEmpty(writer: Writer, report: number): void {
	const where = (count: string) => `where ${count} = 0 and (indicator_id, year, quarter) in (
		select distinct a.indicator_id, d.year, d.quarter from activity a join report r on r.id = a.report_id
		join period d on d.id = r.period_id where r.id = @report)
		and partner_id = (select partner_id from report where id = @report)`;
	run(writer, `delete from group_total ${where('cells')}`, { report });
	run(writer, `delete from place_total ${where('activities')}`, { report });
}

interface Around {
	readonly indicators: Map<number, { calculation: ReportedCalculation; facts: Fact[] }>;
	readonly people: Fact[];
}

/** The facts that the change can move, and no others, such that before and after can be compared window by window. */
async function factsAround(
	writer: Writer,
	touched: Touched,
	{ indicators, byId }: SectorFramework,
	towards: Towards,
): Promise<Around> {
	const byIndicator = Map.groupBy(touched.cells, ({ indicator }) => indicator);
	const around = new Map<number, { calculation: ReportedCalculation; facts: Fact[] }>();
	for (const [id, cells] of byIndicator) {
		const calculation = byId.get(id)?.calculation;
		if (!calculation || !isReported(calculation)) continue;
		const facts: Fact[] = [];
		if (calculation === 'distinct') {
			facts.push(...(await distinctAround(writer, touched, [id], cells, towards)));
		} else {
			for (const { place } of cells) {
				const key = { indicator: id, year: touched.year, place, partner: touched.partnerId };
				facts.push(...(await listFacts(writer, key, towards)));
			}
		}
		around.set(id, { calculation, facts });
	}
	for (const union of indicators.filter((indicator) => isUnion(indicator, byId))) {
		const leaves = leavesOf(union, byId).map(({ id }) => id);
		const cells = touched.cells.filter(({ indicator }) => leaves.includes(indicator));
		if (cells.length === 0) continue;
		const facts = await distinctAround(writer, touched, leaves, cells, towards);
		around.set(union.id, { calculation: 'distinct', facts });
	}
	return { indicators: around, people: await peopleAround(writer, touched, byId, towards) };
}

/** All partners' facts at the municipalities touched, and the partner's own facts that name none. */
async function distinctAround(
	writer: Writer,
	{ year, partnerId }: Touched,
	indicators: readonly number[],
	cells: Touched['cells'],
	towards: Towards,
): Promise<Fact[]> {
	const municipalities = new Set(cells.filter((cell) => cell.municipality).map(({ place }) => place));
	const unnamed = cells.some((cell) => !cell.municipality);
	const facts: Fact[] = [];
	for (const indicator of indicators) {
		for (const place of municipalities) {
			facts.push(...(await listFacts(writer, { indicator, year, place }, towards)));
		}
		if (unnamed) {
			const key = { indicator, year, partner: partnerId, unnamed: true };
			facts.push(...(await listFacts(writer, key, towards)));
		}
	}
	return facts;
}

async function peopleAround(
	writer: Writer,
	{ year, cells }: Touched,
	byId: Framework,
	towards: Towards,
): Promise<Fact[]> {
	const counts = (id: number) => {
		const indicator: Indicator | undefined = byId.get(id);
		return indicator !== undefined && countsPeople(indicator);
	};
	const places = new Set(
		cells.filter((cell) => cell.municipality && counts(cell.indicator)).map(({ place }) => place),
	);
	const facts: Fact[] = [];
	for (const place of places) {
		facts.push(
			...(await listFacts(writer, { place, year }, towards)).filter(({ indicator }) => counts(indicator)),
		);
	}
	return facts;
}
