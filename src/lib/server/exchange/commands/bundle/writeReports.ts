/** Stores the staged reports that change something: everything in a few statements, whatever their number. */
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
	const [{ base } = { base: 0 }] = await rows<{ base: number }>(
		writer,
		`select coalesce(max(id), 0) as base from activity`,
	);
	// The order of the tables is the order of the loops: staged rows as they come, everything else by its key.
	await run(
		writer,
		`insert into activity (id, report_id, reference, indicator_id, place_id, status, through_id, appeal, done_in, note,
			total, total_derived, eligible)
		select @base + s.id, r.target, s.reference, i.id, p.id, s.status, t.id, s.appeal, s.done_in, s.note, s.total, s.derived,
			s.eligible
		from staged_activity s cross join staged_report r cross join staged_indicator i cross join staged_place p
			cross join staged_organisation t
		where r.id = s.report and r.target is not null and i.local = s.indicator and p.local = s.place and t.local = s.through
		order by s.id`,
		{ base },
	);
	const wanted = `cross join staged_activity s cross join staged_report r`;
	const joined = `s.id = v.activity and r.id = s.report and r.target is not null`;
	await run(
		writer,
		`insert into cell (activity_id, combination_id, serves, value)
		select @base + v.activity, m.id, v.serves, v.value
		from staged_cell v ${wanted} cross join staged_combination m where ${joined} and m.local = v.combination`,
		{ base },
	);
	await run(
		writer,
		`insert into activity_donor (activity_id, donor_id) select @base + v.activity, o.id
		from staged_donor v ${wanted} cross join staged_organisation o where ${joined} and o.local = v.donor`,
		{ base },
	);
	await run(
		writer,
		`insert into activity_tag (activity_id, tag) select @base + v.activity, v.tag from staged_tag v ${wanted} where ${joined}`,
		{ base },
	);
}

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
