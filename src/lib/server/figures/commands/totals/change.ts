import { reachDifference, type Fact, type Reach } from '#lib/figures/fact.ts';
import { reachIn } from '#lib/figures/reached.ts';
import { countsTowards } from '#lib/figures/disaggregation.ts';
import { peopleAtPlaces } from '#lib/figures/people.ts';
import { isQuarterNumber } from '#lib/plan/quarter.ts';
import { readLater } from '#lib/plan/firstQuarter.ts';
import type { PeopleMethod, PeopleMethods } from '#lib/plan/settings.ts';
import { rows, type Writer } from '#lib/server/database/driver.ts';
import { listMergedIn, withBecame } from '#lib/server/figures/queries/became.ts';
import { getCalculations } from '#lib/server/figures/queries/calculations.ts';
import { withDerivedGroups, type EntriesAsked } from '#lib/server/figures/queries/derivedGroups.ts';
import { factsOf } from '#lib/server/figures/queries/facts.ts';
import { ENTRIES } from '#lib/server/figures/queries/selection.ts';
import { listPlanGroups } from '#lib/server/plan/queries/plans.ts';
import { listOthers, type Touched } from './around.ts';
import { listPeopleIndicators } from './recount.ts';
import { spansOf } from './spans.ts';
import { countReport, exchangeCounted, type Counted } from './store.ts';
import {
	changeReaches,
	INDICATOR_STORE,
	PEOPLE_STORE,
	windowKey,
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
 * over what shares no partner and place (or, for distinct, no place). Inside a transaction of the caller.
 */
export async function changeTotals(writer: Writer, change: TotalsChange): Promise<void> {
	const head = await headOf(writer, change);
	if (!head) return;
	const calculationsIn = await getCalculations(writer, head.sectorId);
	// Which values an indicator's figures are made of stays: `mayFollow`.
	const { indicators, byId } = calculationsIn(head);
	const [leaving, entering] = [
		await countReport(writer, change.leaving, indicators),
		await countReport(writer, change.entering, indicators),
	];
	const cells = cellsOf([...leaving.totals, ...entering.totals]);
	const touched = { ...head, cells: await withMerged(writer, cells, head.year) };
	const towards = countsTowards(await listPlanGroups(writer, touched.planId));
	const spans = spansOf(touched, calculationsIn);
	const needs = spans.flatMap(({ moved, people }) => [...moved, people].map((one) => one.needs));
	const others = await listOthers(writer, touched, needs, byId, towards);
	await exchangeCounted(writer, touched.year, leaving, entering);
	const withOthers = async (report: number | undefined, { totals, groups }: Counted) => {
		const asked = entriesOfReport(report ?? 0, touched.year);
		const own = await withBecame(writer, factsOf(totals, groups, towards), touched.year);
		return [...others, ...(await withDerivedGroups(writer, own, indicators, asked, towards))];
	};
	const before = await withOthers(change.leaving, leaving);
	const after = await withOthers(change.entering, entering);
	for (const { windows, calculations, method, moved, people } of spans) {
		const inWindows = (id: number, holds: (fact: Fact) => boolean, reached: ReachIn): ReachChange[] => {
			const [went, came] = [before.filter(holds), after.filter(holds)];
			return windows.map((stored) => ({
				key: windowKey(id, touched.year, stored),
				difference: reachDifference(reached(went, stored), reached(came, stored)),
			}));
		};
		await changeReaches(
			writer,
			INDICATOR_STORE,
			moved.flatMap(({ id, reaching, holds }) =>
				inWindows(id, holds, (facts, stored) => reachIn(reaching, facts, stored)),
			),
		);
		const counting = listPeopleIndicators(calculations.indicators);
		await changeReaches(
			writer,
			PEOPLE_STORE,
			inWindows(touched.sectorId, people.holds, (facts, { quarter, window }) =>
				peopleAtPlaces(counting, facts, quarter, window, method),
			),
		);
	}
}

/** With those at the places that are, or become within the year, one with theirs: what they come to moves together. */
async function withMerged(writer: Writer, cells: Touched['cells'], year: number): Promise<Touched['cells']> {
	const merged = await listMergedIn(writer, year);
	if (merged.size === 0) return cells;
	const others = cells.flatMap((cell) => (merged.get(cell.place) ?? []).map((place) => ({ ...cell, place })));
	return eachOnce([...cells, ...others]);
}

type ReachIn = (facts: readonly Fact[], window: StoredWindow) => Reach | null;

/** What a version of a report counts, whether or not it is the one that counts. */
function entriesOfReport(report: number, year: number): EntriesAsked {
	const where = 'r.id = @report and a.eligible = 1 and a.total is not null';
	return { tables: ENTRIES, where, parameters: { report, year } };
}

async function headOf(
	writer: Writer,
	{ leaving = 0, entering = 0 }: TotalsChange,
): Promise<Omit<Touched, 'cells'> | undefined> {
	const [head] = await rows<
		Omit<Touched, 'cells' | 'quarter' | 'methods'> & {
			quarter: number;
			later: string;
		} & Pick<PeopleMethods, 'peopleMethod'>
	>(
		writer,
		`select r.sector_id as "sectorId", d.plan_id as "planId", r.partner_id as "partnerId", d.year, d.quarter,
			p.people_method as "peopleMethod", p.later_people_methods as later
		from report r join period d on d.id = r.period_id join plan p on p.id = d.plan_id
		where r.id in (@leaving, @entering)`,
		{ leaving, entering },
	);
	if (!head || !isQuarterNumber(head.quarter)) return undefined;
	const { quarter, peopleMethod, later, ...rest } = head;
	return { ...rest, quarter, methods: { peopleMethod, laterMethods: readLater<PeopleMethod>(later) } };
}

/** Each once. */
function cellsOf(totals: Counted['totals']): Touched['cells'] {
	const cells = totals.map((row) => ({
		indicator: row.indicator_id,
		place: row.place_id,
		kind: row.kind,
	}));
	return eachOnce(cells);
}

function eachOnce(cells: Touched['cells']): Touched['cells'] {
	return [...new Map(cells.map((cell) => [`${cell.indicator} ${cell.place}`, cell])).values()];
}
