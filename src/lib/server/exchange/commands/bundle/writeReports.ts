/** Stores the staged reports that change something: everything in a few statements, whatever their number. */
import { lastIdentifier } from '#lib/server/database/batch.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import type { Decision } from './decide.ts';

/** Throws when a report's partner or period is not stored: both were checked. */
export async function writeReports(
	writer: Writer,
	sectorId: number,
	decisions: readonly Decision[],
	now: Date,
): Promise<void> {
	for (const decision of decisions) await writeHead(writer, sectorId, decision, now.getTime());
	if (decisions.length === 0) return;
	const [found] = await rows<{ last: number | null }>(writer, `select max(id) as last from activity`);
	const base = { entries: await lastIdentifier(writer, 'entry'), activities: found?.last ?? 0 };
	// The order of the tables is the order of the loops: staged rows as they come, everything else by its key.
	await run(
		writer,
		`insert into activity (id, report_id, reference, place_id, status, through_id, appeal, done_in, note)
		select @activities + y.id, r.target, ${REFERENCE}, p.id, s.status, t.id, s.appeal, s.done_in, s.note
		from staged_entry s cross join staged_activity y cross join staged_report r cross join staged_place p
			cross join staged_organisation t
		where y.entry = s.id and y.id = s.id and r.id = s.report and r.target is not null and p.local = s.place
			and t.local = s.through
		order by s.id`,
		base,
	);
	await run(
		writer,
		`insert into entry (id, activity_id, report_id, reference, indicator_id, place_id, total, total_derived, high, about,
			of_year, eligible)
		select @entries + s.id, @activities + y.id, r.target, ${REFERENCE}, i.id, p.id, s.total, s.derived, s.high, s.about,
			s.of_year, s.eligible
		from staged_entry s cross join staged_activity y cross join staged_report r cross join staged_indicator i
			cross join staged_place p
		where y.entry = s.id and r.id = s.report and r.target is not null and i.local = s.indicator and p.local = s.place
		order by s.id`,
		base,
	);
	const wanted = `cross join staged_entry s cross join staged_report r`;
	const joined = `s.id = v.entry and r.id = s.report and r.target is not null`;
	await run(
		writer,
		`insert into cell (entry_id, combination_id, serves, value)
		select @entries + v.entry, m.id, v.serves, v.value
		from staged_cell v ${wanted} cross join staged_combination m where ${joined} and m.local = v.combination`,
		base,
	);
	await run(
		writer,
		`insert into entry_month (entry_id, month, combination_id, value)
		select @entries + v.entry, v.month, m.id, v.value
		from staged_month v ${wanted} cross join staged_combination m where ${joined} and m.local = v.combination`,
		base,
	);
	// What its activity has, each entry says: it is taken from the first.
	const first = `cross join staged_activity y`;
	const isFirst = `${joined} and y.entry = v.entry and y.id = v.entry`;
	await run(
		writer,
		`insert into activity_donor (activity_id, donor_id) select @activities + v.entry, o.id
		from staged_donor v ${wanted} ${first} cross join staged_organisation o where ${isFirst} and o.local = v.donor`,
		base,
	);
	await run(
		writer,
		`insert into activity_tag (activity_id, tag) select @activities + v.entry, v.tag
		from staged_tag v ${wanted} ${first} where ${isFirst}`,
		base,
	);
	await run(
		writer,
		`insert into activity_also (activity_id, place_id) select @activities + v.entry, p.id
		from staged_also v ${wanted} ${first} cross join staged_place p where ${isFirst} and p.local = v.place`,
		base,
	);
	await run(
		writer,
		`insert into report_nothing (report_id, output_id) select distinct r.target, i.output_id
		from staged_nothing v join staged_report r on r.id = v.report and r.target is not null
			join staged_indicator k on k.local = v.indicator join indicator i on i.id = k.id
		where i.output_id is not null`,
	);
}

/** References that an export invented are none. */
const REFERENCE = `case when s.reference like '!%' then null else s.reference end`;

async function writeHead(writer: Writer, sectorId: number, decision: Decision, now: number): Promise<void> {
	const { staged, partnerId, periodId, state, version, into, supersedes, behind } = decision;
	if (partnerId === null || periodId === null) throw new Error('a staged report names what is not stored');
	if (supersedes !== null)
		await run(writer, `update report set counts = 0 where id = @supersedes`, { supersedes });
	if (behind) await run(writer, `update report set version = @version where id = @id`, behind);
	const values = {
		state,
		version,
		now,
		counts: state === 'approved' ? 1 : 0,
		nothing: decision.nothing ? 1 : 0,
	};
	if (into !== null) {
		await run(writer, `delete from activity where report_id = @into`, { into });
		await run(writer, `delete from report_nothing where report_id = @into`, { into });
		await run(
			writer,
			`update report set state = @state, version = @version, counts = @counts, nothing_to_report = @nothing,
			updated_at = @now where id = @into`,
			{ ...values, into },
		);
	} else {
		await run(
			writer,
			`insert into report (sector_id, partner_id, period_id, version, state, counts, nothing_to_report, updated_at)
			values (@sectorId, @partnerId, @periodId, @version, @state, @counts, @nothing, @now)`,
			{ ...values, sectorId, partnerId, periodId },
		);
	}
	await run(
		writer,
		`update staged_report set target = (select id from report where sector_id = @sectorId and partner_id = @partnerId
			and period_id = @periodId and version = @version) where id = @staged`,
		{ sectorId, partnerId, periodId, version, staged },
	);
}
