/** The tables of totals, and what tells their rows apart. */
export const TOTALS = [
	'place_total',
	'group_total',
	'window_total',
	'window_group',
	'window_dimension',
	'people_total',
	'people_group',
	'people_dimension',
] as const;
export type TotalsTable = (typeof TOTALS)[number];

const WINDOW = ['year', 'year_to_date', 'quarter'];
const CELL = ['indicator_id', 'year', 'quarter', 'done', 'place_id', 'partner_id'];

export const KEYS: Record<TotalsTable, readonly string[]> = {
	place_total: CELL,
	group_total: [...CELL, 'group_id'],
	window_total: ['indicator_id', ...WINDOW],
	window_group: ['indicator_id', ...WINDOW, 'group_id'],
	window_dimension: ['indicator_id', ...WINDOW, 'dimension'],
	people_total: ['sector_id', ...WINDOW],
	people_group: ['sector_id', ...WINDOW, 'group_id'],
	people_dimension: ['sector_id', ...WINDOW, 'dimension'],
};

export const FIGURES: Record<TotalsTable, readonly string[]> = {
	place_total: ['total', 'high', 'activities'],
	group_total: ['total', 'cells'],
	window_total: ['total', 'unnamed', 'denominator', 'high', 'facts'],
	window_group: ['value', 'facts'],
	window_dimension: ['value', 'facts'],
	people_total: ['total', 'facts'],
	people_group: ['value', 'facts'],
	people_dimension: ['value', 'facts'],
};

/** The rows of a table that belong to the plan `@planId`. */
export function ofPlan(table: TotalsTable): string {
	const sectors = 'select id from sector where plan_id = @planId';
	return KEYS[table][0] === 'sector_id'
		? `sector_id in (${sectors})`
		: `indicator_id in (select id from indicator where sector_id in (${sectors}))`;
}
