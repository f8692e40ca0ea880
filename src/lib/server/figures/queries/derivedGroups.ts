/**
 * What derived counts have of groups: an activity once for each of them, whatever parts and breakdowns name it. No total
 * by group is kept of them, since women and men of one activity added up would be two. Source: docs/rules.md, Derived distinct.
 */
import { isCounted, isReported } from '#lib/figures/calculations.ts';
import type { Fact, GroupKey } from '#lib/figures/fact.ts';
import type { Indicator } from '#lib/figures/indicator.ts';
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import { valuesOf } from '#lib/server/database/batch.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { ANSWERS, questionOf } from './answering.ts';
import { groupKey, type Towards } from './facts.ts';
import { addTo } from './matching.ts';
import { activityStandings, type Entries } from './standings.ts';

/** By fact (`groupKey`), its figures by group. */
export type FactFigures = Map<string, Map<GroupKey, number>>;

/** The entries that are asked, and what their texts name. */
export interface EntriesAsked extends Entries {
	/** A condition on the place `p` of an activity, with its `and`. */
	readonly underTotal?: string;
	readonly parameters: Record<string, number | string>;
}

/** Those that count the activities of other indicators. */
export function derivedOf<I extends Indicator>(indicators: readonly I[]): I[] {
	return indicators.filter(({ calculation }) => isCounted(calculation) && !isReported(calculation));
}

/**
 * Facts of a year with the groups of those of derived counts, where any of the indicators is one.
 * @param asked at least the entries behind these facts
 */
export async function withDerivedGroups(
	reader: Reader,
	facts: readonly Fact[],
	indicators: readonly Indicator[],
	asked: EntriesAsked,
	towards: Towards,
): Promise<readonly Fact[]> {
	const derived = derivedOf(indicators);
	if (derived.length === 0 || facts.length === 0) return facts;
	const figures = await derivedByGroup(reader, derived, asked, towards);
	return facts.map((fact) => {
		const groups = figures.get(
			groupKey({
				...{ indicator_id: fact.indicator, quarter: fact.quarter, done: fact.done ?? 0 },
				...{ place_id: fact.place, partner_id: fact.partner },
			}),
		);
		return groups ? { ...fact, groups } : fact;
	});
}

/** By each group, those above it and each dimension: activities with such a cell above 0; 0 where all of these are 0. */
export async function derivedByGroup(
	reader: Reader,
	derived: readonly Indicator[],
	asked: EntriesAsked,
	towards: Towards,
): Promise<FactFigures> {
	const figures: FactFigures = new Map();
	const keys = [...towards].flatMap(([group, all]) =>
		all.map((key) => [group, typeof key === 'number' ? key : ANY]),
	);
	const cells = `cross join combination_group g on g.combination_id = c.combination_id and g.dimension = @dimension
		join ${valuesOf('towards', ['group_id', 'key'])} k on k.group_id = g.group_id`;
	for (const dimension of DIMENSIONS) {
		const parameters = { asked: questionOf([dimension]), dimension, towards: JSON.stringify(keys) };
		await addKeyed(reader, derived, asked, { cells, parameters, keyOf: (key) => key || dimension }, figures);
	}
	return figures;
}

/**
 * Under a filter by groups: activities with a matching cell above 0, and with any cell of these dimensions above 0.
 * @param matches the condition on a cell `c`, which names `parameters`
 */
export async function derivedMatching(
	reader: Reader,
	derived: readonly Indicator[],
	asked: EntriesAsked,
	dimensions: readonly Dimension[],
	matches: string,
	parameters: Record<string, number>,
): Promise<FactFigures> {
	const figures: FactFigures = new Map();
	const keyed: Keyed = {
		cells: `join ${valuesOf('keys', ['key'])} k on k.key = ${ANY} or (${matches})`,
		parameters: { ...parameters, asked: questionOf(dimensions), keys: JSON.stringify([[ANY], [MATCHED]]) },
		keyOf: (key) => (key === ANY ? 'answered' : 'matched'),
	};
	await addKeyed(reader, derived, asked, keyed, figures);
	return figures;
}

/** Any group: no group has this identifier. */
const ANY = 0;
const MATCHED = 1;

/** To which keys `k` a cell `c` of an answering breakdown goes. */
interface Keyed {
	readonly cells: string;
	readonly parameters: Record<string, number | string>;
	readonly keyOf: (key: number) => GroupKey;
}

async function addKeyed(
	reader: Reader,
	derived: readonly Indicator[],
	{ tables, where, underTotal = '', parameters }: EntriesAsked,
	keyed: Keyed,
	figures: FactFigures,
): Promise<void> {
	for (const { id: indicatorId } of derived) {
		// Cells stand at the activity's own place, never where it also serves.
		const found = await rows<Parameters<typeof groupKey>[0] & { key: number; value: number }>(
			reader,
			`select cast(@indicatorId as integer) as indicator_id, t.quarter, t.done, t.place_id, t.partner_id, x.key,
				sum(x.value) as value
			from ${activityStandings({ tables, where })} t join (
				select a.activity_id, coalesce(a.place_id, 0) as place_id, k.key, max(case when c.value > 0 then 1 else 0 end) as value
				from ${tables} cross join cell c on c.entry_id = a.id and ${ANSWERS} ${keyed.cells}
				where ${where} and a.indicator_id in (select part_id from indicator_part where composite_id = @indicatorId)
				group by 1, 2, 3
			) x on x.activity_id = t.activity_id and x.place_id = t.place_id
			left join place p on p.id = t.place_id
			where t.year = @year ${underTotal} group by 1, 2, 3, 4, 5, 6`,
			{ ...parameters, ...keyed.parameters, indicatorId },
		);
		for (const row of found) addTo(figures, groupKey(row), keyed.keyOf(row.key), row.value);
	}
}
