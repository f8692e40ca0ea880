/** Facts (what partners' counted activities come to) from the stored totals. */
import type { Filter } from '#lib/figures/answer.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { StandsAt } from '#lib/places/place.ts';
import type { Fact, GroupKey } from '#lib/figures/fact.ts';
import { isQuarterNumber, type Quarter, type QuarterNumber } from '#lib/plan/quarter.ts';
import { valuesOf } from '#lib/server/database/batch.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { standing, standsAt, under } from '#lib/server/places/queries/standing.ts';
import { withBecame } from './became.ts';

/** Which stored totals: what is absent does not restrict. */
export interface FactKey {
	readonly indicator?: number;
	readonly sector?: number;
	readonly year: number;
	/** Exactly this place; PLACE_UNKNOWN for none. */
	readonly place?: number;
	/** This place, what is part of it by the quarter of this index, and all below it. */
	readonly under?: { readonly place: number; readonly by: number };
	/** Places as they stand by then; absent: in each window as at its end. */
	readonly standing?: Quarter | undefined;
	readonly partner?: number;
	/** JSON of a list of groups: of what they have, only these are given. */
	readonly groups?: string;
}

/** A stored total of a quarter, at a place, by a partner. */
export interface TotalRow {
	indicator_id: number;
	quarter: number;
	/** In which it was done; 0: a value of the whole year. */
	done: number;
	place_id: number;
	partner_id: number;
	total: number;
	/** The highest of what is stated; null for all others. */
	high: number | null;
	kind: StandsAt | null;
}

/** Of it, what a group has. */
export interface GroupRow {
	indicator_id: number;
	quarter: number;
	done: number;
	place_id: number;
	partner_id: number;
	group_id: number;
	total: number;
}

/**
 * The quarter of the year in which an entry `a` of the activity `w` of the period `d` was done, for SQL text: an earlier
 * one where it is reported late; 0 for a value of the whole year.
 */
export const DONE = `case when a.of_year = 1 then 0 when w.done_in / 4 = d.year and w.done_in % 4 < d.quarter then w.done_in % 4 + 1 else d.quarter end`;

/** Which figures a group counts towards (`countsTowards`): what facts carry, so that parents include their children. */
export type Towards = ReadonlyMap<number, readonly GroupKey[]>;

/**
 * The facts of a year, by group too unless `towards` is absent. Smallest units.
 * A filter by tag, donor or several dimensions at once asks the activities instead (`activityFacts.ts`).
 */
export async function listFacts(reader: Reader, key: FactKey, towards?: Towards): Promise<Fact[]> {
	const where = conditions(key);
	const parameters = parametersOf(key);
	const totals = await rows<TotalRow>(
		reader,
		`select t.indicator_id, t.quarter, t.done, t.place_id, t.partner_id, t.total, t.high,
			${standsAt('t')} as kind
		from ${key.sector === undefined ? '' : 'indicator i cross join '}place_total t left join place p on p.id = t.place_id
		where ${where}`,
		parameters,
	);
	const groups = towards ? await groupsOf(reader, key, where) : undefined;
	return withBecame(reader, factsOf(totals, groups, towards), key.year, key.standing);
}

/** The facts of a year of derived counts that may stand beside their figures: no municipality's. Totals alone. */
export async function listFactsBeside(reader: Reader, scope: Scope, year: number): Promise<Fact[]> {
	// From the places, which are few: most facts are municipalities'.
	const totals = await rows<TotalRow>(
		reader,
		`select t.indicator_id, t.quarter, t.done, t.place_id, t.partner_id, t.total, t.high, ${standsAt('t')} as kind
		from place p cross join place_total t on t.place_id = p.id and t.year = @year and t.quarter in (1, 2, 3, 4)
			join indicator i on i.id = t.indicator_id and i.sector_id = @sector
		where p.plan_id = @plan and p.level in (0, 3) and (${standing('kind', 't', 'p')} is null or ${standing('kind', 't', 'p')} <> 'municipality')
			and exists (select 1 from indicator_part x where x.composite_id = i.id)`,
		{ plan: scope.plan.id, sector: scope.sector.id, year },
	);
	return withBecame(reader, factsOf(totals, undefined, undefined), year);
}

async function groupsOf(reader: Reader, key: FactKey, where: string): Promise<GroupRow[]> {
	// A place alone is no beginning of their key: the totals of the place lead to them.
	const from =
		key.place !== undefined && key.indicator === undefined
			? `place_total t cross join group_total g on g.indicator_id = t.indicator_id and g.year = t.year
				and g.quarter = t.quarter and g.done = t.done and g.place_id = t.place_id and g.partner_id = t.partner_id`
			: 'group_total t';
	const group = from === 'group_total t' ? 't' : 'g';
	const those =
		key.groups === undefined
			? ''
			: `and ${group}.group_id in (select cast(value as integer) from json_each(@groups))`;
	return rows<GroupRow>(
		reader,
		`select t.indicator_id, t.quarter, t.done, t.place_id, t.partner_id, ${group}.group_id, ${group}.total
		from ${key.sector === undefined ? '' : 'indicator i cross join '}${from} left join place p on p.id = t.place_id
		where ${where} ${those}`,
		parametersOf(key),
	);
}

/** An indicator at a place, or at PLACE_UNKNOWN. */
export interface FactCell {
	readonly indicator: number;
	readonly place: number;
	/** Null: all of them. */
	readonly partner: number | null;
}

/** The facts of many cells of a year in one question, when no cell is named twice. Smallest units. */
export async function listFactsAt(
	reader: Reader,
	year: number,
	cells: readonly FactCell[],
	towards: Towards,
): Promise<Fact[]> {
	// `k` is materialised, or each comparison would read the JSON again.
	const found = await rows<TotalRow & { group_id: number | null; of_group: number | null }>(
		reader,
		`with k as materialized ${valuesOf('cells', ['indicator_id', 'place_id', 'partner_id'])}
		select t.indicator_id, t.quarter, t.done, t.place_id, t.partner_id, t.total, t.high, ${standsAt('t')} as kind,
			g.group_id, g.total as of_group
		from k cross join place_total t on t.indicator_id = k.indicator_id and t.year = @year and t.quarter in (1, 2, 3, 4)
			and t.place_id = k.place_id and (k.partner_id is null or k.partner_id = t.partner_id)
		left join place p on p.id = t.place_id
		left join group_total g on g.indicator_id = t.indicator_id and g.year = t.year and g.quarter = t.quarter
			and g.done = t.done and g.place_id = t.place_id and g.partner_id = t.partner_id`,
		{
			year,
			cells: JSON.stringify(cells.map(({ indicator, place, partner }) => [indicator, place, partner])),
		},
	);
	const totals = new Map(found.map((row) => [groupKey(row), row]));
	const groups = found.flatMap(({ group_id, of_group, ...row }) =>
		group_id === null || of_group === null ? [] : { ...row, group_id, total: of_group },
	);
	return withBecame(reader, factsOf([...totals.values()], groups, towards), year);
}

/** Facts of stored rows, each row once. */
export function factsOf(
	totals: readonly TotalRow[],
	groupRows: readonly GroupRow[] | undefined,
	towards: Towards | undefined,
): Fact[] {
	const groups = groupRows && towards ? groupsByFact(groupRows, towards) : undefined;
	return totals.flatMap((row) => {
		const done = doneOf(row.done);
		if (!isQuarterNumber(row.quarter) || done === undefined) return [];
		return {
			indicator: row.indicator_id,
			quarter: row.quarter,
			done,
			place: row.place_id,
			kind: row.kind,
			partner: row.partner_id,
			total: row.total,
			high: row.high,
			groups: groups?.get(groupKey(row)),
		};
	});
}

/** As it is stored → as a fact has it; undefined for what is neither. */
export function doneOf(stored: number): QuarterNumber | null | undefined {
	if (stored === 0) return null;
	return isQuarterNumber(stored) ? stored : undefined;
}

function groupsByFact(found: readonly GroupRow[], towards: Towards): Map<string, Map<GroupKey, number>> {
	const groups = new Map<string, Map<GroupKey, number>>();
	for (const row of found) {
		const ofFact = groups.get(groupKey(row)) ?? new Map<GroupKey, number>();
		groups.set(groupKey(row), ofFact);
		for (const group of towards.get(row.group_id) ?? []) {
			ofFact.set(group, (ofFact.get(group) ?? 0) + row.total);
		}
	}
	return groups;
}

export function groupKey(row: Omit<GroupRow, 'group_id' | 'total'>): string {
	return `${row.indicator_id} ${row.quarter} ${row.done} ${row.place_id} ${row.partner_id}`;
}

function parametersOf({ under, ...key }: FactKey): object {
	return { ...key, standing: null, ...(under && { under: under.place, by: under.by }) };
}

function conditions(key: FactKey): string {
	const parts = ['t.year = @year'];
	// Without it, the key of the totals would be searched by indicator and year only: all places of the indicator.
	if (key.place !== undefined) parts.push('t.quarter in (1, 2, 3, 4)');
	if (key.sector !== undefined) parts.push('i.sector_id = @sector', 't.indicator_id = i.id');
	if (key.indicator !== undefined) parts.push('t.indicator_id = @indicator');
	if (key.place !== undefined) parts.push('t.place_id = @place');
	if (key.under !== undefined) parts.push(under('t'));
	if (key.partner !== undefined) parts.push('t.partner_id = @partner');
	return parts.join(' and ');
}

/**
 * Whether the stored totals by place and group answer the filter best. A partner's few reports are quicker to read than
 * everybody's totals.
 */
export function answersFromTotals(filter: Filter): boolean {
	const dimensions = Object.values(filter.groups ?? {}).length;
	const { partner, donor, tag, provisional } = filter;
	return [partner, donor, tag, provisional].every((value) => value === undefined) && dimensions <= 1;
}
