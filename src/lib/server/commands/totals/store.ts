/** A report's counted activities in the totals by place and by group. */
import { DIMENSIONS, maskOf, questionBit, type Dimension } from '#lib/domain/disaggregation.ts';
import { insertMany, rows, run, type Writer } from '../../db.ts';
import type { GroupRow, TotalRow } from '../../queries/facts.ts';

/** What a version of a report gives to the totals. */
export interface Counted {
	readonly totals: readonly (TotalRow & { readonly activities: number })[];
	readonly groups: readonly (GroupRow & { readonly cells: number })[];
}

/** Smallest units; nothing where there is no such report. */
export function countReport(writer: Writer, report: number | undefined): Counted {
	if (report === undefined) return { totals: [], groups: [] };
	const counted = `report r join period d on d.id = r.period_id
		join activity a on a.report_id = r.id and a.eligible = 1 and a.total is not null`;
	const key = 'a.indicator_id, d.quarter, coalesce(a.place_id, 0) as place_id, r.partner_id';
	const totals = rows<Counted['totals'][number]>(
		writer,
		`select ${key}, sum(a.total) as total, count(*) as activities, coalesce(p.kind = 'municipality', 0) as municipality
		from ${counted} left join place p on p.id = a.place_id where r.id = @report group by a.indicator_id, a.place_id`,
		{ report },
	);
	const cells = rows<CellRow>(
		writer,
		`select ${key}, c.value, c.serves, ${DIMENSIONS.map((dimension) => `g.${dimension}_id as ${dimension}`).join(', ')}
		from ${counted} cross join cell c on c.activity_id = a.id
			cross join group_combination g on g.id = c.combination_id
		where r.id = @report`,
		{ report },
	);
	return { totals, groups: groupsOf(cells) };
}

type CellRow = Omit<GroupRow, 'group_id' | 'total'> & {
	readonly value: number;
	/** For which questions its breakdown answers: a sum of `questionBit`s. */
	readonly serves: number;
} & Readonly<Record<Dimension, number | null>>;

const BITS = DIMENSIONS.map((dimension) => ({ dimension, bit: questionBit(maskOf([dimension])) }));

/** The cells that answer a question by one dimension, added up by its groups. */
function groupsOf(cells: readonly CellRow[]): Counted['groups'] {
	const found = new Map<string, GroupRow & { cells: number }>();
	for (const cell of cells) {
		for (const { dimension, bit } of BITS) {
			const group = cell[dimension];
			if (group === null || (cell.serves & bit) === 0) continue;
			const name = `${cell.indicator_id} ${cell.place_id} ${group}`;
			const { indicator_id, quarter, place_id, partner_id } = cell;
			const known = found.get(name) ?? { total: 0, cells: 0 };
			const [total, count] = [known.total + cell.value, known.cells + 1];
			found.set(name, { indicator_id, quarter, place_id, partner_id, group_id: group, total, cells: count });
		}
	}
	return [...found.values()];
}

/** Changes the stored totals of a year by what one version gives less and another more; equal rows stay untouched. */
export function exchangeCounted(writer: Writer, year: number, leaving: Counted, entering: Counted): void {
	const keyOf = (row: GroupRow | TotalRow) => [
		row.indicator_id,
		year,
		row.quarter,
		row.place_id,
		row.partner_id,
	];
	const totalsOf = ({ totals }: Counted) => totals.map((row) => [...keyOf(row), row.total, row.activities]);
	const groupsOf = ({ groups }: Counted) =>
		groups.map((row) => [...keyOf(row), row.group_id, row.total, row.cells]);
	const key = ['indicator_id', 'year', 'quarter', 'place_id', 'partner_id'];
	const places = { table: 'place_total', key, count: 'activities' };
	const groups = { table: 'group_total', key: [...key, 'group_id'], count: 'cells' };
	addRows(writer, places, net(key.length, totalsOf(leaving), totalsOf(entering)));
	addRows(writer, groups, net(groups.key.length, groupsOf(leaving), groupsOf(entering)));
}

type Row = readonly number[];

/** For each key (the first `width` numbers) the total and the count that are added; none where both stay. */
function net(width: number, leaving: readonly Row[], entering: readonly Row[]): readonly Row[] {
	if (leaving.length === 0) return entering;
	const found = new Map(entering.map((row) => [row.slice(0, width).join(), row]));
	for (const row of leaving) {
		const key = row.slice(0, width);
		const [total = 0, count = 0] = row.slice(width);
		const [more = 0, others = 0] = found.get(key.join())?.slice(width) ?? [];
		found.set(key.join(), [...key, more - total, others - count]);
	}
	return [...found.values()].filter((row) => row.slice(width).some((added) => added !== 0));
}

interface Totals {
	readonly table: string;
	readonly key: readonly string[];
	/** The column that says how much stands behind a row: at 0 the row goes. */
	readonly count: string;
}

function addRows(writer: Writer, { table, key, count }: Totals, added: readonly Row[]): void {
	insertMany(
		writer,
		table,
		[...key, 'total', count],
		added,
		`on conflict (${key.join(', ')}) do update set total = t.total + excluded.total, ${count} = t.${count} + excluded.${count}`,
	);
	const where = key.map((name) => `${name} = @${name}`).join(' and ');
	for (const row of added) {
		if ((row.at(-1) ?? 0) >= 0) continue;
		const named = Object.fromEntries(key.map((name, i) => [name, row[i]]));
		run(writer, `delete from ${table} where ${where} and ${count} = 0`, named);
	}
}
