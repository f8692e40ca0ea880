/** Staged against stored reports, by everything that an activity says, counting what stands more than once. */
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { changeMark } from '#lib/server/database/scratch.ts';

const COLUMNS = `reference, indicator, place, status, through, appeal, done_in, note, total, derived, donors, tags, cells`;

/** An identifier that is not there yet is like none that is. */
const STAGED = `select c.report, c.stored, s.reference, coalesce(i.id, -1) as indicator,
		case when s.place = 0 then 0 else coalesce(p.id, -1) end as place, s.status,
		case when s.through = 0 then 0 else coalesce(t.id, -1) end as through,
		s.appeal, s.done_in, s.note, s.total, s.derived,
		(select string_agg(cast(coalesce(o.id, -1) as text), ';' order by o.id) from staged_donor d
			join staged_organisation o on o.local = d.donor where d.activity = s.id) as donors,
		(select string_agg(g.tag, ';' order by g.tag) from staged_tag g where g.activity = s.id) as tags,
		(select string_agg(coalesce(m.id, -1) || '=' || v.value, ';' order by m.id) from staged_cell v
			join staged_combination m on m.local = v.combination where v.activity = s.id) as cells
	from staged_candidate c join staged_activity s on s.report = c.report
		join staged_indicator i on i.local = s.indicator join staged_place p on p.local = s.place
		join staged_organisation t on t.local = s.through`;

const STORED = `select c.report, c.stored, a.reference, a.indicator_id as indicator, coalesce(a.place_id, 0) as place,
		a.status, coalesce(a.through_id, 0) as through, a.appeal, a.done_in, a.note, a.total, a.total_derived as derived,
		(select string_agg(cast(d.donor_id as text), ';' order by d.donor_id) from activity_donor d
			where d.activity_id = a.id) as donors,
		(select string_agg(g.tag, ';' order by g.tag) from activity_tag g where g.activity_id = a.id) as tags,
		(select string_agg(v.combination_id || '=' || v.value, ';' order by v.combination_id) from cell v
			where v.activity_id = a.id) as cells
	from staged_candidate c join activity a on a.report_id = c.stored`;

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

/** The same at the moment of the switch. */
export async function differentNow(
	writer: Writer,
	sectorId: number,
	before: Compared | null,
): Promise<ReadonlySet<string>> {
	return before?.mark === (await changeMark(writer)) ? before.different : listDifferent(writer, sectorId);
}

/** Pairs `staged stored` of the same partner and quarter whose content differs. Only versions that are in use are compared. */
async function listDifferent(writer: Writer, sectorId: number): Promise<Set<string>> {
	for (const table of ['cell', 'donor', 'tag']) {
		await run(
			writer,
			`create index if not exists temp.staged_${table}_activity on staged_${table} (activity)`,
		);
	}
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
