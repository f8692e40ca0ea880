/**
 * Where the activities behind a count of places stand, as SQL: each at its own place, and at the places of the kinds
 * counted that it also serves. Source: docs/rules.md, Distinct and Derived distinct.
 */
import { COUNTED_PLACES } from '#lib/figures/calculations.ts';
import { DONE } from './facts.ts';
import { standing } from '#lib/server/places/queries/standing.ts';

/** Where to find entries `a` with a total, of activities `w` in reports `r` of periods `d`. */
export interface Entries {
	readonly tables: string;
	readonly where: string;
}

/** A place `q` that an activity also serves is of a kind that the indicator `i` counts. */
const IS_COUNTED = `';' || coalesce(i.counted_kinds, '${COUNTED_PLACES.join(';')}') || ';' like '%;' || ${standing('kind', 'g', 'q')} || ';%'`;

/** The given ones at their own places and at those that they also serve: each once a place. */
function placed(given: string): string {
	return `(with given as (${given})
		select activity_id, year, quarter, done, place_id, partner_id, value from given
		union all
		select g.activity_id, g.year, g.quarter, g.done, o.place_id, g.partner_id, g.value
		from given g join activity_also o on o.activity_id = g.activity_id and o.place_id <> g.place_id
			join place q on q.id = o.place_id join indicator i on i.id = @indicatorId and ${IS_COUNTED})`;
}

/**
 * The entries of the reported count of places `@indicatorId`, a row for each place at which they count. Columns:
 * activity_id, year, quarter, done, place_id, partner_id, value; smallest units.
 */
export function entryStandings({ tables, where }: Entries): string {
	return placed(`select a.activity_id, d.year, d.quarter, ${DONE} as done, coalesce(a.place_id, 0) as place_id,
			r.partner_id, a.total as value
		from ${tables} where ${where} and a.indicator_id = @indicatorId`);
}

/**
 * The activities with an entry of a part of the derived count `@indicatorId`, a row for each place at which they count;
 * value is 1 where one of these entries is above 0, else 0. What covers the year is of no quarter, unless another of the
 * activity's values is. Columns as those of `entryStandings`.
 */
export function activityStandings({ tables, where }: Entries): string {
	return placed(`select a.activity_id, d.year, d.quarter,
			coalesce(max(case when a.total > 0 then ${DONE} end), max(${DONE})) as done,
			coalesce(a.place_id, 0) as place_id, r.partner_id, max(case when a.total > 0 then 1 else 0 end) as value
		from ${tables} where ${where}
			and a.indicator_id in (select part_id from indicator_part where composite_id = @indicatorId)
		group by a.activity_id, d.year, d.quarter, a.place_id, r.partner_id`);
}
