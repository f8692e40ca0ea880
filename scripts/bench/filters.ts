import type { Filter, WindowQuestion } from '#lib/figures/answer.ts';
import { maskOf, questionBit } from '#lib/figures/disaggregation.ts';
import { DIMENSIONS, withDescendants } from '#lib/plan/groups.ts';
import { rows, snapshot, type Reader } from '#lib/server/database/driver.ts';
import { findFilter, type FilterCodes } from '#lib/server/figures/queries/filter.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { medians } from './measure.ts';
import type { Plan } from './plan.ts';
import { ratioRow, type Row } from './row.ts';

const QUESTION: WindowQuestion = { year: 2025, quarter: 4, window: 'year-to-date' };

/** Each alone, and together. */
const FILTERS: readonly FilterCodes[] = [
	{ partner: 'PAR007' },
	{ donor: 'DON03' },
	{ cohort: 'lebanese' },
	{ sex: 'female' },
	{ sex: 'female', cohort: 'lebanese' },
	{ partner: 'PAR007', sex: 'female' },
	{ donor: 'DON03', cohort: 'lebanese' },
	{ donor: 'DON03', sex: 'female', cohort: 'displaced_syrian' },
];

/** P5: the map of an indicator under any filter, the place filter by each municipality, against one SQL statement. */
export async function filterRows({ db, scope, label }: Plan): Promise<Row[]> {
	const { code, id } = await snapshot(db, async (reader) => {
		const [most] = await rows<{ code: string; id: number }>(
			reader,
			`select i.code, i.id from place_total t join indicator i on i.id = t.indicator_id
			where t.year = 2025 and i.calculation = 'sum' and i.sensitivity = 'public'
			group by i.id order by count(*) desc limit 1`,
		);
		if (!most) throw new Error('No sum has a place: there is nothing to measure.');
		return most;
	});
	const found: Row[] = [];
	for (const codes of [...FILTERS, ...(await placeFilters(db, scope.plan.id))]) {
		const filter = await snapshot(db, async (reader) => {
			const answer = await findFilter(reader, scope, codes);
			if (!('filter' in answer))
				throw new Error(`The plan has no such filter: ${Object.keys(codes).join(', ')}.`);
			return answer.filter;
		});
		const { text, parameters } = statement(filter, id, scope);
		const question = { ...QUESTION, indicator: code, level: 3, filter } as const;
		const times = await medians(20, {
			ours: () => snapshot(db, (reader) => listPlaceFigures(reader, scope, question)),
			reference: () => snapshot(db, async (reader) => rows(reader, text, parameters)),
		});
		const name = `P5 map at ${label} values, filtered by ${Object.keys(codes).join(', ')}`;
		found.push(ratioRow(name, times.ours, times.reference, 2));
	}
	return found;
}

async function placeFilters(db: Plan['db'], plan: number): Promise<FilterCodes[]> {
	const pcode = await snapshot(db, async (reader: Reader) => {
		const [first] = await rows<{ pcode: string }>(
			reader,
			'select pcode from place where plan_id = @plan and level = 2 order by pcode limit 1',
			{ plan },
		);
		if (!first) throw new Error('The plan has no district.');
		return first.pcode;
	});
	return [{ place: pcode }, { place: pcode, donor: 'DON03', sex: 'female' }];
}

/** What was reached by place, from the reports themselves: the question as somebody would put it to the database. */
function statement(
	{ partner, donor, place, groups = {} }: Filter,
	indicator: number,
	{ plan, sector, groups: all }: Plan['scope'],
) {
	const asked = DIMENSIONS.filter((dimension) => groups[dimension] !== undefined);
	const members = asked.map((dimension) => {
		const ids = [...withDescendants(groups[dimension] ?? 0, all)];
		return `c.combination_id in (select combination_id from combination_group where group_id in (${ids.join(', ')}))`;
	});
	const conditions = [
		'a.indicator_id = @indicator and r.sector_id = @sector and r.counts = 1 and a.eligible = 1',
		'd.plan_id = @plan and d.year = @year and d.quarter between 1 and @quarter',
		...(partner === undefined ? [] : ['r.partner_id = @partner']),
		...(donor === undefined
			? []
			: [
					'exists (select 1 from activity_donor o where o.activity_id = a.activity_id and o.donor_id = @donor)',
				]),
		...(place === undefined ? [] : ['p.district_id = @place']),
		...members,
	];
	const cells =
		asked.length === 0
			? ''
			: `join cell c on c.entry_id = a.id and (c.serves & ${questionBit(maskOf(asked))}) <> 0`;
	return {
		text: `select p.pcode, sum(${asked.length === 0 ? 'a.total' : 'c.value'}) as reached,
				count(distinct r.partner_id) as partners
			from period d join report r on r.period_id = d.id join entry a on a.report_id = r.id
				left join place p on p.id = a.place_id ${cells}
			where ${conditions.join(' and ')} group by p.pcode`,
		parameters: {
			indicator,
			plan: plan.id,
			sector: sector.id,
			year: QUESTION.year,
			quarter: QUESTION.quarter,
			...(partner !== undefined && { partner }),
			...(donor !== undefined && { donor }),
			...(place !== undefined && { place }),
		},
	};
}
