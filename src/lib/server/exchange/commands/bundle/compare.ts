/** Staged against stored reports, by everything that an entry says, counting what stands more than once. */
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { changeMark } from '#lib/server/database/scratch.ts';
import { PARTS } from './staging.ts';

const COLUMNS = `reference, beside, indicator, place, status, through, appeal, done_in, note, total, derived, high, about,
	of_year, donors, tags, also, cells, months`;

/**
 * An identifier that is not there yet is like none that is. An activity without a reference is told apart by the
 * indicators of its entries (\`beside\`); the outputs for which there is nothing to report follow as rows of their own.
 */
const STAGED = `select c.report, c.stored, case when s.reference like '!%' then null else s.reference end as reference,
		case when s.reference is null then cast(coalesce(i.id, -1) as text) when s.reference like '!%' then (
			select string_agg(cast(coalesce(j.id, -1) as text), ';' order by j.id) from staged_activity y
				join staged_activity z on z.id = y.id join staged_entry o on o.id = z.entry
				join staged_indicator j on j.local = o.indicator where y.entry = s.id
		) end as beside,
		coalesce(i.id, -1) as indicator,
		case when s.place = 0 then 0 else coalesce(p.id, -1) end as place, s.status,
		case when s.through = 0 then 0 else coalesce(t.id, -1) end as through,
		s.appeal, s.done_in, s.note, s.total, s.derived, s.high, s.about, s.of_year,
		(select string_agg(cast(coalesce(o.id, -1) as text), ';' order by o.id) from staged_donor d
			join staged_organisation o on o.local = d.donor where d.entry = s.id) as donors,
		(select string_agg(g.tag, ';' order by g.tag) from staged_tag g where g.entry = s.id) as tags,
		(select string_agg(cast(coalesce(q.id, -1) as text), ';' order by q.id) from staged_also l
			join staged_place q on q.local = l.place where l.entry = s.id) as also,
		(select string_agg(coalesce(m.id, -1) || '=' || v.value, ';' order by m.id) from staged_cell v
			join staged_combination m on m.local = v.combination where v.entry = s.id) as cells,
		(select string_agg(h.month || ' ' || coalesce(m.id, -1) || '=' || h.value, ';' order by h.month, m.id)
			from staged_month h join staged_combination m on m.local = h.combination where h.entry = s.id) as months
	from staged_candidate c join staged_entry s on s.report = c.report
		join staged_indicator i on i.local = s.indicator join staged_place p on p.local = s.place
		join staged_organisation t on t.local = s.through
	union all
	select c.report, c.stored, null, null, u.id, 0, 'nothing', 0, null, null, null, null, 0, null, null, 0, null, null, null, null, null
	from staged_candidate c join (
		select distinct n.report, i.output_id as id from staged_nothing n join staged_indicator k on k.local = n.indicator
			left join indicator i on i.id = k.id
	) u on u.report = c.report`;

const STORED = `select c.report, c.stored, a.reference,
		case when a.reference is null then (select string_agg(cast(o.indicator_id as text), ';' order by o.indicator_id)
			from entry o where o.activity_id = a.activity_id) end as beside,
		a.indicator_id as indicator, coalesce(a.place_id, 0) as place,
		y.status, coalesce(y.through_id, 0) as through, y.appeal, y.done_in, y.note, a.total, a.total_derived as derived,
		a.high, a.about, a.of_year,
		(select string_agg(cast(d.donor_id as text), ';' order by d.donor_id) from activity_donor d
			where d.activity_id = y.id) as donors,
		(select string_agg(g.tag, ';' order by g.tag) from activity_tag g where g.activity_id = y.id) as tags,
		(select string_agg(cast(l.place_id as text), ';' order by l.place_id) from activity_also l
			where l.activity_id = y.id) as also,
		(select string_agg(v.combination_id || '=' || v.value, ';' order by v.combination_id) from cell v
			where v.entry_id = a.id) as cells,
		(select string_agg(h.month || ' ' || h.combination_id || '=' || h.value, ';' order by h.month, h.combination_id)
			from entry_month h where h.entry_id = a.id) as months
	from staged_candidate c join entry a on a.report_id = c.stored join activity y on y.id = a.activity_id
	union all
	select c.report, c.stored, null, null, n.output_id, 0, 'nothing', 0, null, null, null, null, 0, null, null, 0, null, null, null, null, null
	from staged_candidate c join report_nothing n on n.report_id = c.stored`;

/** A comparison, and the moment at which it held. */
export interface Compared {
	readonly mark: number;
	/** Pairs `staged stored` whose content differs. */
	readonly different: ReadonlySet<string>;
}

/** Compares before the switch, while nobody waits; what nobody changes until then need not be compared again. */
export async function compareStaged(writer: Writer, sectorId: number): Promise<Compared> {
	const mark = await changeMark(writer);
	return { mark, different: await listDifferent(writer, sectorId) };
}

/** What differs at the moment of the switch: as compared before, unless somebody has written since. */
export async function differentNow(
	writer: Writer,
	sectorId: number,
	before: Compared | null,
): Promise<ReadonlySet<string>> {
	return before?.mark === (await changeMark(writer)) ? before.different : listDifferent(writer, sectorId);
}

/** Pairs `staged stored` of the same partner and quarter whose content differs. Only versions that are in use are compared. */
async function listDifferent(writer: Writer, sectorId: number): Promise<Set<string>> {
	for (const part of PARTS) {
		await run(writer, `create index if not exists temp.staged_${part}_entry on staged_${part} (entry)`);
	}
	await run(writer, `create index if not exists temp.staged_activity_id on staged_activity (id)`);
	await run(
		writer,
		`create temp table if not exists staged_candidate (report integer not null, stored integer not null)`,
	);
	await run(writer, `delete from staged_candidate`);
	await run(
		writer,
		`insert into staged_candidate select s.id, r.id from staged_report s
		join staged_organisation o on o.local = s.partner join staged_period p on p.local = s.period
		join report r on r.sector_id = @sectorId and r.partner_id = o.id and r.period_id = p.id
		where r.counts = 1 or r.state <> 'approved'`,
		{ sectorId },
	);
	for (const [name, select] of [
		['staged_content', STAGED],
		['stored_content', STORED],
	] as const) {
		await run(writer, `drop table if exists temp.${name}`);
		await run(
			writer,
			`create temp table ${name} as select report, stored, ${COLUMNS}, count(*) as times from (${select}) as content
			group by report, stored, ${COLUMNS}`,
		);
	}
	const found = await rows<{ report: number; stored: number }>(
		writer,
		`select report, stored from (select * from staged_content except select * from stored_content) as a
		union select report, stored from (select * from stored_content except select * from staged_content) as b`,
	);
	return new Set(found.map(({ report, stored }) => `${report} ${stored}`));
}
