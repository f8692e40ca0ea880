/** Facts (what partners' counted activities come to) from the stored totals. */
import type { Filter } from '#lib/domain/answer.ts';
import type { Fact } from '#lib/domain/calculation.ts';
import { isQuarterNumber } from '#lib/domain/quarter.ts';
import { rows, type Reader } from '../db.ts';

/** Which stored totals: what is absent does not restrict. */
export interface FactKey {
	readonly indicator?: number;
	readonly sector?: number;
	readonly year: number;
	/** Exactly this place; PLACE_UNKNOWN for none. */
	readonly place?: number;
	/** This place and all below it. */
	readonly under?: number;
	readonly partner?: number;
	/** Only what names no municipality. */
	readonly unnamed?: boolean;
}

interface TotalRow {
	indicator_id: number;
	quarter: number;
	place_id: number;
	partner_id: number;
	total: number;
	municipality: number;
}

interface GroupRow {
	indicator_id: number;
	quarter: number;
	place_id: number;
	partner_id: number;
	group_id: number;
	total: number;
}

/** Which figures a group counts towards (`countsTowards`): what facts carry, so that parents include their children. */
export type Towards = ReadonlyMap<number, readonly number[]>;

/**
 * The facts of a year, by group too unless `towards` is absent. Smallest units.
 * A filter by tag, donor or several dimensions at once asks the activities instead (`activityFacts.ts`).
 */
export async function listFacts(reader: Reader, key: FactKey, towards?: Towards): Promise<Fact[]> {
	const where = conditions(key);
	const totals = rows<TotalRow>(
		reader,
		`select t.indicator_id, t.quarter, t.place_id, t.partner_id, t.total,
			coalesce(p.kind = 'municipality', 0) as municipality
		from ${key.sector === undefined ? '' : 'indicator i cross join '}place_total t left join place p on p.id = t.place_id
		where ${where}`,
		key,
	);
	const groups = towards ? groupsOf(reader, key, where, towards) : undefined;
	return totals.flatMap((row) => {
		if (!isQuarterNumber(row.quarter)) return [];
		return {
			indicator: row.indicator_id,
			quarter: row.quarter,
			place: row.place_id,
			municipality: row.municipality === 1,
			partner: row.partner_id,
			total: row.total,
			groups: groups?.get(keyOf(row)),
		};
	});
}

function groupsOf(reader: Reader, key: FactKey, where: string, towards: Towards) {
	const found = rows<GroupRow>(
		reader,
		`select t.indicator_id, t.quarter, t.place_id, t.partner_id, t.group_id, t.total
		from ${key.sector === undefined ? '' : 'indicator i cross join '}group_total t left join place p on p.id = t.place_id
		where ${where}`,
		key,
	);
	const groups = new Map<string, Map<number, number>>();
	for (const row of found) {
		const ofFact = groups.get(keyOf(row)) ?? new Map<number, number>();
		groups.set(keyOf(row), ofFact);
		for (const group of towards.get(row.group_id) ?? []) {
			ofFact.set(group, (ofFact.get(group) ?? 0) + row.total);
		}
	}
	return groups;
}

function keyOf(row: { indicator_id: number; quarter: number; place_id: number; partner_id: number }): string {
	return `${row.indicator_id} ${row.quarter} ${row.place_id} ${row.partner_id}`;
}

function conditions(key: FactKey): string {
	const parts = ['t.year = @year'];
	if (key.sector !== undefined) parts.push('i.sector_id = @sector', 't.indicator_id = i.id');
	if (key.indicator !== undefined) parts.push('t.indicator_id = @indicator');
	if (key.place !== undefined) parts.push('t.place_id = @place');
	if (key.under !== undefined) parts.push(UNDER);
	if (key.partner !== undefined) parts.push('t.partner_id = @partner');
	if (key.unnamed) parts.push(`(p.kind is null or p.kind <> 'municipality')`);
	return parts.join(' and ');
}

/** A place and all below it; below the country lies every place that is named. */
export const UNDER = `(p.id = @under or p.governorate_id = @under or p.district_id = @under
	or (p.plan_id = (select c.plan_id from place c where c.id = @under and c.level = 0)))`;

/**
 * Whether the stored totals by place and group answer the filter best. A partner's few reports are quicker to read than
 * everybody's totals.
 */
export function answersFromTotals(filter: Filter): boolean {
	const dimensions = Object.values(filter.groups ?? {}).length;
	const { partner, donor, tag, provisional } = filter;
	return [partner, donor, tag, provisional].every((value) => value === undefined) && dimensions <= 1;
}
