import { approveReport } from '#lib/server/commands/approveReport.ts';
import { withdrawApproval } from '#lib/server/commands/withdrawApproval.ts';
import { rows, run, transaction, type Writer } from '#lib/server/db.ts';
import { medianOf, timed } from './measure.ts';
import type { Plan } from './plan.ts';
import { ratioRow, type Row } from './row.ts';

const VALUES = 200;
const ROUNDS = 15;

/** P6: approving a report of 200 values, totals, record and commit included, against 200 rows of it in one commit. */
export async function approveRow({ db, label }: Plan): Promise<Row> {
	const { reportId, personId } = await transaction(db, async (writer) => makeReport(writer));
	const [approvals, inserts]: [number[], number[]] = [[], []];
	for (let round = 0; round <= ROUNDS; round++) {
		const act = { reportId, personId, now: new Date() };
		const approval = await timed(() => approveReport(db, act));
		await withdrawApproval(db, { ...act, reason: 'measured' });
		const insert = await timed(() => transaction(db, async (writer) => insertRows(writer, reportId)));
		await transaction(db, async (writer) => {
			run(writer, `delete from activity where report_id = @reportId and note = 'reference'`, { reportId });
		});
		// The first round warms up.
		if (round === 0) continue;
		approvals.push(approval);
		inserts.push(insert);
	}
	return ratioRow(
		`P6 approving a report of ${VALUES} values at ${label}`,
		medianOf(approvals),
		medianOf(inserts),
		5,
	);
}

/** A submitted report of 200 values: those of other reports, for a period that its partner has not reported. */
function makeReport(writer: Writer): { reportId: number; personId: number } {
	run(writer, `insert into person (email, name, created_at) values ('bench@example.org', 'Bench', 0)`);
	run(
		writer,
		`insert into report (sector_id, partner_id, period_id, version, state, updated_at)
		select s.id, o.id, d.id, 1, 'submitted', 0 from sector s join period d on d.plan_id = s.plan_id
			join organisation o on o.plan_id = s.plan_id
		where not exists (select 1 from report r where r.sector_id = s.id and r.partner_id = o.id and r.period_id = d.id)
		order by d.id desc, o.id limit 1`,
	);
	const [made] = rows<{ reportId: number; personId: number }>(
		writer,
		`select r.id as "reportId", p.id as "personId" from report r, person p
		where p.email = 'bench@example.org' order by r.id desc limit 1`,
	);
	if (!made) throw new Error('The plan has no period that a partner has not reported.');
	run(
		writer,
		`insert into activity (report_id, indicator_id, place_id, status, total, eligible)
		select @reportId, indicator_id, place_id, 'ongoing', total, 1 from activity
		where total is not null and eligible = 1 order by id limit ${VALUES}`,
		{ reportId: made.reportId },
	);
	return made;
}

function insertRows(writer: Writer, reportId: number): void {
	const found = rows<Record<string, number | null>>(
		writer,
		`select indicator_id as "indicator", place_id as "place", total from activity where report_id = @reportId
		limit ${VALUES}`,
		{ reportId },
	);
	for (const row of found) {
		run(
			writer,
			`insert into activity (report_id, indicator_id, place_id, status, total, eligible, note)
			values (@reportId, @indicator, @place, 'planned', @total, 0, 'reference')`,
			{ ...row, reportId },
		);
	}
}
