/** What a place is, and what it lies in, in the quarter of a row, as SQL. Source: docs/rules.md, First quarters. */

/** The row with `year` and `quarter`: a period, a total, or what is given to a count. */
export type OfQuarter = 'd' | 't' | 'g';

type Column = 'kind' | 'governorate_id' | 'district_id';

/** Asked once a statement, and mostly not so: looking for each row took a quarter of the reading of a year's facts. */
const ANY_CHANGED = `exists (select 1 from place_standing)`;

function then(column: Column, of: OfQuarter, place: 'p' | 'q'): string {
	return `coalesce((select s.${column} from place_standing s where s.place_id = ${place}.id
		and ${of}.year * 4 + ${of}.quarter - 1 between s.from_quarter and s.until_quarter), ${place}.${column})`;
}

/**
 * A column of the place `p` (or `q`) as it stands in the quarter of a row. `place_standing` has a row only where that is
 * not what the place is from the plan's beginning; there 0 is no place.
 */
export function standing(column: Column, of: OfQuarter, place: 'p' | 'q'): string {
	return `(case when ${ANY_CHANGED} then ${then(column, of, place)} else ${place}.${column} end)`;
}

/** What the place `p` is to a figure (`StandsAt`); null where there is none. */
export function standsAt(of: OfQuarter): string {
	return `case when p.level = 0 then 'country' else ${standing('kind', of, 'p')} end`;
}

/**
 * The place `p` is @under or has become part of it by the quarter of the index @by, unless that is part of another by then;
 * or it lies below it; below the country lies every place that is named.
 */
export function under(of: OfQuarter): string {
	const [governorate, district] = [then('governorate_id', of, 'p'), then('district_id', of, 'p')];
	const became = (one: 'place_id' | 'into_id') =>
		`(select b.place_id from place_became b where b.${one} = @under and b.from_quarter <= @by)`;
	return `(((p.id = @under or p.id in ${became('into_id')}) and not exists ${became('place_id')})
		or (case when ${ANY_CHANGED} then ${governorate} = @under or ${district} = @under
			else p.governorate_id = @under or p.district_id = @under end)
		or (p.plan_id = (select c.plan_id from place c where c.id = @under and c.level = 0)))`;
}
