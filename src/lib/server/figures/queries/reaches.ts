/** The reaches behind the figures of a sector's window: stored ones, or worked out under a filter. */
import type { Filter, WindowQuestion } from '#lib/figures/answer.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { besideIn, leavesBeside, type Beside } from '#lib/figures/beside.ts';
import { countsTowards } from '#lib/figures/disaggregation.ts';
import {
	isReportedIn,
	type Fact,
	type GroupKey,
	type GroupReach,
	type Reach,
	type ReachTotal,
} from '#lib/figures/fact.ts';
import { isPlaced, reachIn, reachingOf, type Reaching } from '#lib/figures/reached.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import { quarterIndex, type QuarterNumber, type Window } from '#lib/plan/quarter.ts';
import { askedOnce } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { listActivityFacts } from './activityFacts.ts';
import { withDerivedGroups } from './derivedGroups.ts';
import { answersFromTotals, listFacts, type FactKey } from './facts.ts';
import type { Calculations } from './calculations.ts';
import type { SectorFramework } from '#lib/server/framework/queries/framework.ts';
import { matching, namesGroups } from './matching.ts';
import { selection } from './selection.ts';

/** By identifier of a reported indicator, or of a union of distinct ones. Absent: unknown. */
export type Reaches = ReadonlyMap<number, Reach>;
/** Of them, only what was reached: smallest units. */
export type Totals = ReadonlyMap<number, ReachTotal>;

interface TotalRow {
	indicator_id: number;
	total: number;
	/** Of a ratio. */
	denominator: number | null;
	/** Of what is stated. */
	high: number | null;
}
interface WindowRow extends TotalRow {
	unnamed: number;
	facts: number;
}
/** A row of a group, or of a dimension as a whole. */
export type StoredGroup = { group_id: number; dimension: null } | { group_id: null; dimension: Dimension };
type WindowGroupRow = StoredGroup & { indicator_id: number; value: number; facts: number };

export function keyOf(row: StoredGroup): GroupKey {
	return row.dimension === null ? row.group_id : row.dimension;
}

/** The unfiltered reaches of a window, as the totals store them. */
export async function listStoredReaches(
	reader: Reader,
	sectorId: number,
	question: WindowQuestion,
): Promise<Reaches> {
	const groups = new Map<number, Map<GroupKey, GroupReach>>();
	for (const row of await rows<WindowGroupRow>(
		reader,
		`select w.indicator_id, w.group_id, null as dimension, w.value, w.facts ${ofWindow('window_group')}
		union all select w.indicator_id, null, w.dimension, w.value, w.facts ${ofWindow('window_dimension')}`,
		windowKey(sectorId, question),
	)) {
		const ofIndicator = groups.get(row.indicator_id) ?? new Map<GroupKey, GroupReach>();
		groups.set(row.indicator_id, ofIndicator);
		ofIndicator.set(keyOf(row), { value: row.value, facts: row.facts });
	}
	const found = await listWindow(reader, sectorId, question);
	return new Map([...found].map(([id, row]) => [id, { ...row, groups: groups.get(id) ?? NO_GROUPS }]));
}

/** What every indicator of a sector comes to in a window, without the figures by group. */
export async function listWindow(
	reader: Reader,
	sectorId: number,
	question: WindowQuestion,
): Promise<ReadonlyMap<number, Omit<Reach, 'groups'>>> {
	return windowTotals(reader, sectorId, question.year, question.quarter, question.window);
}

const windowTotals = askedOnce(readWindow);

async function readWindow(
	reader: Reader,
	sectorId: number,
	year: number,
	quarter: QuarterNumber,
	window: Window,
): Promise<ReadonlyMap<number, Omit<Reach, 'groups'>>> {
	const found = await rows<WindowRow>(
		reader,
		`select w.indicator_id, w.total, w.denominator, w.high, w.unnamed, w.facts ${ofWindow('window_total')}`,
		windowKey(sectorId, { year, quarter, window }),
	);
	return new Map(
		found.map((row) => [row.indicator_id, { ...totalOf(row), unnamed: row.unnamed, facts: row.facts }]),
	);
}

/** What was reached in a window and nothing else, as the totals store it. */
export async function listStoredTotals(
	reader: Reader,
	sectorId: number,
	question: WindowQuestion,
): Promise<Totals> {
	const text = `select w.indicator_id, w.total, w.denominator, w.high ${ofWindow('window_total')}`;
	const found = await rows<TotalRow>(reader, text, windowKey(sectorId, question));
	return new Map(found.map((row) => [row.indicator_id, totalOf(row)]));
}

/** Totals of the quarters of a year, each alone, by quarter: one question, as their rows lie side by side. */
export async function listQuarterTotals(
	reader: Reader,
	sectorId: number,
	year: number,
): Promise<ReadonlyMap<number, Totals>> {
	const found = await rows<TotalRow & { quarter: number }>(
		reader,
		`select w.quarter, w.indicator_id, w.total, w.denominator, w.high from indicator i cross join window_total w
		where i.sector_id = @sectorId and w.indicator_id = i.id and w.year = @year and w.year_to_date = 0`,
		{ sectorId, year },
	);
	const quarters = new Map<number, Map<number, ReachTotal>>();
	for (const row of found) {
		const totals = quarters.get(row.quarter) ?? new Map<number, ReachTotal>();
		quarters.set(row.quarter, totals.set(row.indicator_id, totalOf(row)));
	}
	return quarters;
}

function totalOf({ total, denominator, high }: TotalRow): ReachTotal {
	if (high !== null) return { total, high };
	return denominator === null ? { total } : { total, denominator };
}

/** From each indicator to its row: the totals' key begins with it. */
function ofWindow(table: 'window_total' | 'window_group' | 'window_dimension'): string {
	return `from indicator i cross join ${table} w
		where i.sector_id = @sectorId and w.indicator_id = i.id and w.year = @year and w.year_to_date = @ytd
			and w.quarter = @quarter`;
}

function windowKey(sectorId: number, { year, quarter, window }: WindowQuestion): object {
	return { sectorId, year, quarter, ytd: window === 'year-to-date' ? 1 : 0 };
}

const NO_GROUPS: ReadonlyMap<GroupKey, GroupReach> = new Map();

export interface FilteredReaches {
	/** What passes the filter, groups aside. */
	readonly whole: Reaches;
	/** Of it, what the filter's groups have; the same as `whole` when the filter names none. */
	readonly matched: Reaches;
	/** What stands beside derived counts, by their identifiers. */
	readonly beside: ReadonlyMap<number, Beside>;
	/** The facts that they are made of, groups aside. */
	readonly facts: readonly Fact[];
}

/** The reaches of a window under a filter. */
export async function listFilteredReaches(
	reader: Reader,
	scope: Scope,
	framework: SectorFramework,
	question: WindowQuestion,
	filter: Filter,
): Promise<FilteredReaches> {
	const found = answersFromTotals(filter)
		? await fromTotals(reader, scope, framework, question, filter)
		: await listActivityFacts(reader, scope.sector.id, framework, question, filter, scope.groups);
	const facts = question.standing ? chosenApart(found, framework) : found;
	return {
		...filteredReachesOf(reachingsOf(framework), facts, question, filter),
		facts,
		beside: namesGroups(filter) ? new Map() : besideOfAll(framework, facts, question),
	};
}

/** Of what stands in one quarter each place has its own, before what became one is added up. */
function chosenApart(facts: readonly Fact[], { indicators }: Calculations): readonly Fact[] {
	const placed = new Set(indicators.filter(isPlaced).map(({ id }) => id));
	return facts.map(({ became, ...fact }) =>
		became && !placed.has(fact.indicator) ? { ...fact, became } : fact,
	);
}

/** What stands beside each derived count of a sector. */
export function besideOfAll(
	{ indicators }: Calculations,
	facts: readonly Fact[],
	question: WindowQuestion,
): ReadonlyMap<number, Beside> {
	return new Map(
		indicators.filter(leavesBeside).map((one) => {
			const own = facts.filter(({ indicator }) => indicator === one.id);
			return [one.id, besideIn([one], own, question)];
		}),
	);
}

/** The reaches of facts that have passed a filter, groups aside; where it names groups, the facts carry what matches. */
export function filteredReachesOf(
	reachings: Reachings,
	facts: readonly Fact[],
	question: WindowQuestion,
	filter: Filter,
): Omit<FilteredReaches, 'beside' | 'facts'> {
	const whole = reachesOf(reachings, facts, question);
	if (!namesGroups(filter)) return { whole, matched: whole };
	const unnamed = reachesOf(reachings, facts, question, (fact, { isNamed }) => !isNamed(fact));
	const matched = new Map<number, Reach>();
	for (const [id, reach] of whole) {
		const match = reach.groups.get('matched');
		if (!match) continue;
		const apart = unnamed.get(id)?.groups.get('matched')?.value ?? 0;
		matched.set(id, {
			facts: match.facts,
			total: match.value,
			denominator: match.denominator,
			unnamed: apart,
			groups: NO_GROUPS,
		});
	}
	return { whole, matched };
}

/** The place of a filter, as facts are asked by it. */
export function underIn(
	{ standing, ...question }: WindowQuestion,
	{ place }: Filter,
): Pick<FactKey, 'under'> {
	return place === undefined ? {} : { under: { place, by: quarterIndex(standing ?? question) } };
}

async function fromTotals(
	reader: Reader,
	scope: Scope,
	{ indicators }: Calculations,
	question: WindowQuestion,
	filter: Filter,
): Promise<readonly Fact[]> {
	const { year, standing } = question;
	const key = { sector: scope.sector.id, year, standing, ...underIn(question, filter) };
	const towards = countsTowards(scope.groups);
	const found = await listFacts(reader, key, towards);
	const own = found.filter((fact) => isReportedIn(fact, question));
	const asked = selection(scope.sector.id, question, filter);
	const inWindow = await withDerivedGroups(reader, own, indicators, asked, towards);
	return namesGroups(filter) ? inWindow.map((fact) => matching(fact, filter)) : inWindow;
}

/** How each indicator comes to a reach of its own, by its identifier: put together once for many places. */
export type Reachings = ReadonlyMap<number, Reaching>;

/** Of every indicator that has a reach of its own. */
export function reachingsOf({ indicators, byId }: Calculations): Reachings {
	const reachings = new Map<number, Reaching>();
	for (const indicator of indicators) {
		const reaching = reachingOf(indicator, byId);
		if (reaching) reachings.set(indicator.id, reaching);
	}
	return reachings;
}

/**
 * The reach of everything that has one of its own, from facts of all of them.
 * @param passes which of an indicator's facts are looked at
 */
export function reachesOf(
	reachings: Reachings,
	facts: readonly Fact[],
	question: WindowQuestion,
	passes: (fact: Fact, reaching: Reaching) => boolean = () => true,
): Reaches {
	const byIndicator = Map.groupBy(facts, ({ indicator }) => indicator);
	const reaches = new Map<number, Reach>();
	for (const [id, reaching] of reachings) {
		const own = reaching.sources.flatMap((source) => byIndicator.get(source.id) ?? []);
		const found = reachIn(
			reaching,
			own.filter((fact) => passes(fact, reaching)),
			question,
		);
		if (found) reaches.set(id, found);
	}
	return reaches;
}
