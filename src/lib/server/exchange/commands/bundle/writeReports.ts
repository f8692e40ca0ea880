/** Stores the staged reports that change something: everything in a few statements, whatever their number. */
import { lastIdentifier } from '#lib/server/database/batch.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import { ROW_COLUMNS, ROW_LISTS, STAGED_REFERENCE } from '#lib/server/exchange/queries/bundle/rowColumns.ts';
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
	await run(writer, INSERT_ACTIVITIES, base);
	await run(writer, INSERT_ENTRIES, base);
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
	for (const { part, staged, named, storedTable, storedColumn } of ROW_LISTS) {
		const names = named ? `cross join staged_${named.table} o` : '';
		await run(
			writer,
			`insert into ${storedTable} (activity_id, ${storedColumn})
			select @activities + v.entry, ${named ? 'o.id' : `v.${staged}`}
			from staged_${part} v ${wanted} ${first} ${names}
			where ${isFirst} ${named ? `and o.local = v.${staged}` : ''}`,
			base,
		);
	}
	await run(
		writer,
		`insert into report_nothing (report_id, output_id) select distinct r.target, i.output_id
		from staged_nothing v join staged_report r on r.id = v.report and r.target is not null
			join staged_indicator k on k.local = v.indicator join indicator i on i.id = k.id
		where i.output_id is not null`,
	);
}

/** A staged field as it is stored, and the table that leads to what it names. */
const COLUMNS = ROW_COLUMNS.map(({ of, stored, staged, named }) => ({
	of,
	stored,
	value: staged === 'reference' ? STAGED_REFERENCE : named ? `of_${staged}.id` : `s.${staged}`,
	from: named ? [`cross join staged_${named.table} of_${staged}`] : [],
	where: named ? [`and of_${staged}.local = s.${staged}`] : [],
}));
const listed = (of: readonly (typeof COLUMNS)[number][], part: 'stored' | 'value' | 'from' | 'where') =>
	of.flatMap((column) => column[part]).join(part === 'stored' || part === 'value' ? ', ' : ' ');
const OF_ACTIVITY = COLUMNS.filter(({ of }) => of === 'activity');
/** Reference and place are kept with the entry too. */
const OF_ENTRY = COLUMNS.filter(
	({ of, stored }) => of === 'entry' || ['reference', 'place_id'].includes(stored),
);

// The order of the tables is the order of the loops: staged rows as they come, everything else by its key.
const INSERT_ACTIVITIES = `insert into activity (id, report_id, ${listed(OF_ACTIVITY, 'stored')})
	select @activities + y.id, r.target, ${listed(OF_ACTIVITY, 'value')}
	from staged_entry s cross join staged_activity y cross join staged_report r ${listed(OF_ACTIVITY, 'from')}
	where y.entry = s.id and y.id = s.id and r.id = s.report and r.target is not null ${listed(OF_ACTIVITY, 'where')}
	order by s.id`;
const INSERT_ENTRIES = `insert into entry (id, activity_id, report_id, total_derived, eligible, ${listed(OF_ENTRY, 'stored')})
	select @entries + s.id, @activities + y.id, r.target, s.total_derived, s.eligible, ${listed(OF_ENTRY, 'value')}
	from staged_entry s cross join staged_activity y cross join staged_report r ${listed(OF_ENTRY, 'from')}
	where y.entry = s.id and r.id = s.report and r.target is not null ${listed(OF_ENTRY, 'where')}
	order by s.id`;

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
