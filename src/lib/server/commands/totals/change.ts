import { reach, reachDifference, type Fact, type Reach } from '#lib/domain/calculation.ts';
import { countsTowards } from '#lib/domain/disaggregation.ts';
import { peopleAtMunicipalities, type PeopleMethod } from '#lib/domain/people.ts';
import { isQuarterNumber } from '#lib/domain/quarter.ts';
import { rows, type Writer } from '../../db.ts';
import { getCalculations } from '../../queries/calculations.ts';
import { listPlanGroups } from '../../queries/plans.ts';
import { movedBy, movedPeople, readPool, renewed, type Touched } from './around.ts';
import { listPeopleIndicators } from './recount.ts';
import { addReport } from './store.ts';
import {
	changeReaches,
	INDICATOR_STORE,
	PEOPLE_STORE,
	windowKey,
	windowsWith,
	type ReachChange,
	type StoredWindow,
} from './windows.ts';

/** The versions of one partner's report for one period that leave the totals and enter them. */
export interface TotalsChange {
	/** Identifiers of reports; absent: none. */
	readonly leaving?: number;
	readonly entering?: number;
}

/**
 * Changes the totals by the difference that a report makes, without reading what it does not touch: `reach` is additive
 * over what shares no partner and place (or, for distinct, no municipality). Inside a transaction of the caller.
 */
export async function changeTotals(writer: Writer, change: TotalsChange): Promise<void> {
	const touched = touchedBy(writer, change);
	if (!touched) return;
	const framework = await getCalculations(writer, touched.sectorId);
	const towards = countsTowards(await listPlanGroups(writer, touched.planId));
	const moved = movedBy(touched, framework);
	const people = movedPeople(touched, framework.byId);
	const needs = [...moved, people].map((one) => one.needs);
	const before = await readPool(writer, touched, needs, towards);
	const stored = [
		...(change.leaving === undefined ? [] : [addReport(writer, change.leaving, -1)]),
		...(change.entering === undefined ? [] : [addReport(writer, change.entering, 1)]),
	];
	const after = renewed(before, touched, stored, towards);
	const counting = listPeopleIndicators(framework.indicators);
	const inWindows = (id: number, holds: (fact: Fact) => boolean, reached: ReachIn): ReachChange[] => {
		const [went, came] = [before, after].map((pool) => [...pool.values()].filter(holds));
		return windowsWith(touched.quarter).map((stored) => ({
			key: windowKey(id, touched.year, stored),
			difference: reachDifference(reached(went ?? [], stored), reached(came ?? [], stored)),
		}));
	};
	changeReaches(
		writer,
		INDICATOR_STORE,
		moved.flatMap(({ id, calculation, holds }) =>
			inWindows(id, holds, (facts, { quarter, window }) => reach(calculation, facts, quarter, window)),
		),
	);
	changeReaches(
		writer,
		PEOPLE_STORE,
		inWindows(touched.sectorId, people.holds, (facts, { quarter, window }) =>
			peopleAtMunicipalities(counting, facts, quarter, window, touched.method),
		),
	);
}

type ReachIn = (facts: readonly Fact[], window: StoredWindow) => Reach | null;

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
		replaces: leaving !== undefined,
		cells: cells.map((cell) => ({ ...cell, municipality: cell.municipality === 1 })),
	};
}
