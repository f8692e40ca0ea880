/** Which stored entries a question is answered from, as SQL. */
import type { Filter, WindowQuestion } from '#lib/figures/answer.ts';
import { quarterIndex, windowStart } from '#lib/plan/quarter.ts';
import { under } from '#lib/server/places/queries/standing.ts';

/** From the quarters to their reports to their entries: else all years of an indicator are read. */
const BARE = `period d cross join report r on r.period_id = d.id cross join entry a on a.report_id = r.id`;
export const ENTRIES = `${BARE} cross join activity w on w.id = a.activity_id`;
/** What stands at an entry: its place, or none. */
const AT = 'left join place p on p.id = a.place_id';

/** What waits for its review, and what was approved where nothing does. */
const PROVISIONAL = `(r.state = 'submitted' or (r.counts = 1 and not exists (
	select 1 from report n where n.sector_id = r.sector_id and n.partner_id = r.partner_id and n.period_id = r.period_id
		and n.state = 'submitted')))`;

/** Entries `a` of activities `w`; what follows may name their place `p`. */
export interface Selection {
	readonly tables: string;
	/** Entries `a` without their activities, and with places only where `under` asks for them. */
	readonly bare: string;
	readonly where: string;
	/** The conditions on indicator and place, each with its `and`; empty without one. */
	readonly named: string;
	readonly under: string;
	/** That on the place of a row `t` with its year and quarter, where these were made of the entries. */
	readonly underTotal: string;
	readonly parameters: Record<string, number | string>;
}

/**
 * The counted entries of a window under a filter, groups aside.
 * @param indicators identifiers; none: all of the sector
 */
export function selection(
	sector: number,
	{ year, quarter, window, standing }: WindowQuestion,
	filter: Filter,
	indicators: readonly number[] = [],
): Selection {
	const conditions = [
		`r.sector_id = @sector and ${filter.provisional ? PROVISIONAL : 'r.counts = 1'}`,
		'a.eligible = 1 and a.total is not null',
		'd.year = @year and d.quarter between @first and @last',
		// A value of the whole year is no quarter's.
		...(window === 'year-to-date' && quarter === 4 ? [] : ['a.of_year = 0']),
	];
	const parameters: Record<string, number | string> = {
		sector,
		year,
		first: windowStart(quarter, window),
		last: quarter,
	};
	const add = (name: string, value: number | string | undefined, condition: string) => {
		if (value === undefined) return;
		conditions.push(condition);
		parameters[name] = value;
	};
	add('partner', filter.partner, 'r.partner_id = @partner');
	if (filter.place !== undefined) {
		parameters.under = filter.place;
		parameters.by = quarterIndex(standing ?? { year, quarter });
	}
	add(
		'donor',
		filter.donor,
		'exists (select 1 from activity_donor o where o.activity_id = a.activity_id and o.donor_id = @donor)',
	);
	add('tag', filter.tag, 'a.activity_id in (select activity_id from activity_tag where tag = @tag)');
	const names = indicators.map((id, i) => {
		parameters[`indicator${i}`] = id;
		return `@indicator${i}`;
	});
	return {
		tables: `${ENTRIES} ${AT}`,
		bare: filter.place === undefined ? BARE : `${BARE} ${AT}`,
		where: conditions.join(' and '),
		named: names.length > 0 ? `and a.indicator_id in (${names.join(', ')})` : '',
		under: filter.place === undefined ? '' : `and ${under('d')}`,
		underTotal: filter.place === undefined ? '' : `and ${under('t')}`,
		parameters,
	};
}
