/** A report's counted activities in the totals by place and by group. */
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import { insertMany } from '#lib/server/database/batch.ts';
import { joinGroups } from '#lib/server/plan/queries/combinations.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { questionOf, readAnswers, type Answers } from '#lib/server/figures/queries/answering.ts';
import type { Indicator } from '#lib/figures/indicator.ts';
import { DONE, type GroupRow, type TotalRow } from '#lib/server/figures/queries/facts.ts';
import { standsAt } from '#lib/server/places/queries/standing.ts';
import { standingsIn, type Standing } from './standing.ts';

/** What a version of a report gives to the totals. */
export interface Counted {
	readonly totals: readonly (TotalRow & { readonly activities: number })[];
	readonly groups: readonly (GroupRow & { readonly cells: number })[];
}

/** Smallest units; nothing where there is no such report. */
export async function countReport(
	writer: Writer,
	report: number | undefined,
	indicators: readonly Indicator[],
): Promise<Counted> {
	if (report === undefined) return { totals: [], groups: [] };
	const found = await rows<Row>(
		writer,
		`select a.id, a.activity_id as activity, a.indicator_id, d.quarter, ${DONE} as done, coalesce(a.place_id, 0) as place_id, r.partner_id, a.total, a.high,
			${standsAt('d')} as kind,
			c.value, c.serves, ${DIMENSIONS.map((dimension) => `${dimension}_of.group_id as ${dimension}`).join(', ')}
		from report r join period d on d.id = r.period_id
			join entry a on a.report_id = r.id and a.eligible = 1 and a.total is not null
			join activity w on w.id = a.activity_id left join place p on p.id = a.place_id
			left join cell c on c.entry_id = a.id ${joinGroups('c.combination_id')}
		where r.id = @report`,
		{ report },
	);
	const entries = [...new Map(found.map((row) => [row.id, row])).values()];
	const standings = standingsIn(entries, await listAlso(writer, report), indicators);
	return { totals: totalsOf(standings), groups: groupsOf(found, await readAnswers(writer)) };
}

/** An activity with one of its cells; null where it has none. */
interface Row extends Standing, Readonly<Record<Dimension, number | null>> {
	readonly id: number;
	readonly value: number | null;
	/** What its breakdown answers (`Answers`). */
	readonly serves: number | null;
}

/** By activity, the places that it also serves; its own, once more named, is none of them. */
async function listAlso(
	writer: Writer,
	report: number,
): Promise<ReadonlyMap<number, readonly Pick<Standing, 'place_id' | 'kind'>[]>> {
	const found = await rows<Pick<Standing, 'activity' | 'place_id' | 'kind'>>(
		writer,
		`select w.id as activity, o.place_id, ${standsAt('d')} as kind
		from activity w join report r on r.id = w.report_id join period d on d.id = r.period_id
			join activity_also o on o.activity_id = w.id and o.place_id <> coalesce(w.place_id, 0)
			join place p on p.id = o.place_id
		where w.report_id = @report`,
		{ report },
	);
	return Map.groupBy(found, ({ activity }) => activity);
}

function totalsOf(found: readonly Standing[]): Counted['totals'] {
	const totals = new Map<string, Counted['totals'][number]>();
	for (const row of found) {
		const name = `${row.indicator_id} ${row.place_id} ${row.done}`;
		const known = totals.get(name);
		const { indicator_id, quarter, done, place_id, partner_id, kind } = row;
		totals.set(name, {
			...{ indicator_id, quarter, done, place_id, partner_id, kind },
			...together(row, known),
			activities: 1 + (known?.activities ?? 0),
		});
	}
	return [...totals.values()];
}

/** Added up; what is stated, which alone has a high end, from the lowest to the highest. */
function together(
	row: Pick<TotalRow, 'total' | 'high'>,
	known: Pick<TotalRow, 'total' | 'high'> | undefined,
): Pick<TotalRow, 'total' | 'high'> {
	if (!known) return { total: row.total, high: row.high };
	if (row.high === null) return { total: row.total + known.total, high: null };
	return { total: Math.min(row.total, known.total), high: Math.max(row.high, known.high ?? 0) };
}

const QUESTIONS = DIMENSIONS.map((dimension) => ({ dimension, question: questionOf([dimension]) }));

/** The cells that answer a question by one dimension, added up by its groups. */
function groupsOf(found: readonly Row[], answers: Answers): Counted['groups'] {
	const groups = new Map<string, Counted['groups'][number]>();
	for (const row of found) {
		const { indicator_id, quarter, done, place_id, partner_id, value, serves } = row;
		if (value === null || serves === null) continue;
		for (const { dimension, question } of QUESTIONS) {
			const group_id = row[dimension];
			if (group_id === null || !answers(serves, question)) continue;
			const name = `${indicator_id} ${place_id} ${done} ${group_id}`;
			const known = groups.get(name);
			groups.set(name, {
				...{ indicator_id, quarter, done, place_id, partner_id, group_id },
				total: value + (known?.total ?? 0),
				cells: 1 + (known?.cells ?? 0),
			});
		}
	}
	return [...groups.values()];
}

/** Changes the stored totals of a year by what one version gives less and another more; equal rows stay untouched. */
export async function exchangeCounted(
	writer: Writer,
	year: number,
	leaving: Counted,
	entering: Counted,
): Promise<void> {
	const keyOf = (row: GroupRow | TotalRow) => [
		row.indicator_id,
		year,
		row.quarter,
		row.done,
		row.place_id,
		row.partner_id,
	];
	const totalsOf = ({ totals }: Counted) =>
		totals.map((row) => [...keyOf(row), row.total, row.high, row.activities]);
	const groupsOf = ({ groups }: Counted) =>
		groups.map((row) => [...keyOf(row), row.group_id, row.total, row.cells]);
	const key = ['indicator_id', 'year', 'quarter', 'done', 'place_id', 'partner_id'];
	const places = { table: 'place_total', key, figures: ['total', 'high'], count: 'activities' };
	const groups = { table: 'group_total', key: [...key, 'group_id'], figures: ['total'], count: 'cells' };
	await addRows(writer, places, net(key.length, totalsOf(leaving), totalsOf(entering)));
	await addRows(writer, groups, net(groups.key.length, groupsOf(leaving), groupsOf(entering)));
}

type Added = readonly (number | null)[];

/**
 * For each key (the first `width` numbers) the figures and the count that are added; none where all stay. A row is of one
 * report alone, so that what is not added up, the ends of a range, becomes the entering one's too.
 */
function net(width: number, leaving: readonly Added[], entering: readonly Added[]): readonly Added[] {
	if (leaving.length === 0) return entering;
	const found = new Map(entering.map((row) => [row.slice(0, width).join(), row]));
	for (const row of leaving) {
		const key = row.slice(0, width);
		const more = found.get(key.join())?.slice(width) ?? [];
		const added = row.slice(width).map((less, i) => {
			const given = more[i] ?? null;
			return less === null && given === null ? null : (given ?? 0) - (less ?? 0);
		});
		found.set(key.join(), [...key, ...added]);
	}
	return [...found.values()].filter((row) => row.slice(width).some((added) => added !== 0 && added !== null));
}

interface Totals {
	readonly table: string;
	readonly key: readonly string[];
	readonly figures: readonly string[];
	/** The column that says how much stands behind a row: at 0 the row goes. */
	readonly count: string;
}

async function addRows(
	writer: Writer,
	{ table, key, figures, count }: Totals,
	added: readonly Added[],
): Promise<void> {
	const columns = [...figures, count];
	const sums = columns.map((name) => `${name} = t.${name} + excluded.${name}`).join(', ');
	await insertMany(
		writer,
		table,
		[...key, ...columns],
		added,
		`on conflict (${key.join(', ')}) do update set ${sums}`,
	);
	const where = key.map((name) => `${name} = @${name}`).join(' and ');
	for (const row of added) {
		if ((row.at(-1) ?? 0) >= 0) continue;
		const named = Object.fromEntries(key.map((name, i) => [name, row[i]]));
		await run(writer, `delete from ${table} where ${where} and ${count} = 0`, named);
	}
}
