import type { Dimension } from '#lib/plan/groups.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { ANSWERS, questionOf } from '#lib/server/figures/queries/answering.ts';
import { DONE } from '#lib/server/figures/queries/facts.ts';
import { ENTRIES } from '#lib/server/figures/queries/selection.ts';

/** Which entries: those that count towards figures of the quarters 1 to `quarter` of two years. */
export interface EntriesAsked {
	readonly sector: number;
	readonly year: number;
	readonly quarter: number;
	/** Identifiers of indicators. */
	readonly indicators: readonly number[];
}

/** An activity's total of an indicator, above 0. */
export interface CountedEntry {
	id: number;
	activity_id: number;
	indicator_id: number;
	/** 0: none is named. */
	place_id: number;
	partner_id: number;
	year: number;
	quarter: number;
	/** In which it was done; 0: a value of the whole year. */
	done: number;
	total: number;
}

/** For SQL text over `ENTRIES`. */
export const COUNTED = `r.sector_id = @sector and r.counts = 1 and a.eligible = 1 and a.total > 0
	and d.year between @before and @year and d.quarter <= @quarter
	and a.indicator_id in (select cast(value as integer) from json_each(@indicators))`;

/** In the order of their identifiers. */
export async function listCountedEntries(reader: Reader, asked: EntriesAsked): Promise<CountedEntry[]> {
	return rows<CountedEntry>(
		reader,
		`select a.id, a.activity_id, a.indicator_id, coalesce(a.place_id, 0) as place_id, r.partner_id, d.year, d.quarter,
			${DONE} as done, a.total
		from ${ENTRIES} where ${COUNTED} order by a.id`,
		parametersOf(asked),
	);
}

export type GroupsOfEntries = ReadonlyMap<
	number,
	ReadonlyMap<Dimension, readonly (readonly [number, number])[]>
>;

/** Of each entry, what the breakdown that answers for a dimension gives to its groups: values above 0. */
export async function listEntryGroups(reader: Reader, asked: EntriesAsked): Promise<GroupsOfEntries> {
	const found = new Map<number, Map<Dimension, (readonly [number, number])[]>>();
	for (const dimension of DIMENSIONS) {
		const cells = await rows<{ id: number; group_id: number; value: number }>(
			reader,
			`select a.id, g.group_id, sum(c.value) as value from ${ENTRIES}
				cross join cell c on c.entry_id = a.id and ${ANSWERS}
				cross join combination_group g on g.combination_id = c.combination_id and g.dimension = @dimension
			where ${COUNTED} group by a.id, g.group_id having sum(c.value) > 0 order by a.id, g.group_id`,
			{ ...parametersOf(asked), dimension, asked: questionOf([dimension]) },
		);
		for (const { id, group_id, value } of cells) {
			const its = found.get(id) ?? new Map<Dimension, (readonly [number, number])[]>();
			found.set(id, its);
			its.set(dimension, [...(its.get(dimension) ?? []), [group_id, value]]);
		}
	}
	return found;
}

/** What `COUNTED` asks for. */
export function parametersOf({ indicators, ...rest }: EntriesAsked): Record<string, number | string> {
	return { ...rest, before: rest.year - 1, indicators: JSON.stringify(indicators) };
}
