import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { withdrawApproval } from '#lib/server/report/commands/withdrawApproval.ts';
import { rows, run, transaction, type Writer } from '#lib/server/database/driver.ts';
import { medianOf, timed } from './measure.ts';
import type { Plan } from './plan.ts';
import { ratioRow, type Row } from './row.ts';

const VALUES = 200;
const ROUNDS = 40;

/** P6: approving a report of 200 values, totals, record and commit included, against 200 rows of it in one commit. */
export async function approveRow({ db, label }: Plan): Promise<Row> {
	const { reportId, personId } = await transaction(db, async (writer) => makeReport(writer));
	const reference = await transaction(db, async (writer) => readRows(writer, reportId));
	const [approvals, inserts]: [number[], number[]] = [[], []];
	for (let round = 0; round <= ROUNDS; round++) {
		const act = { reportId, personId, now: new Date() };
		const approval = await timed(() => approveReport(db, act));
		await withdrawApproval(db, { ...act, reason: 'measured' });
		const insert = await timed(() => transaction(db, async (writer) => insertRows(writer, reference)));
		await transaction(db, async (writer) => {
			await run(writer, `delete from activity where report_id = @reportId and note = 'reference'`, {
				reportId,
			});
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

/** A submitted report of the plan, cut to its first activities that have so many totals and cells together. */
async function makeReport(writer: Writer): Promise<{ reportId: number; personId: number }> {
	await run(writer, `insert into person (email, name, created_at) values ('bench@example.org', 'Bench', 0)`);
	const [found] = await rows<{ reportId: number; personId: number }>(
		writer,
		`select r.id as "reportId", p.id as "personId" from report r, person p
		where p.email = 'bench@example.org' and r.state = 'submitted' order by r.id limit 1`,
	);
	if (!found) throw new Error('The plan has no submitted report.');
	const { reportId } = found;
	await run(
		writer,
		`update period set locks = null where id = (select period_id from report where id = @reportId)`,
		{
			reportId,
		},
	);
	await run(writer, `delete from entry where report_id = @reportId and (total is null or eligible = 0)`, {
		reportId,
	});
	const activities = await rows<{ id: number; cells: number }>(
		writer,
		`select id, (select count(*) from cell where entry_id = entry.id) as cells from entry
		where report_id = @reportId order by id`,
		{ reportId },
	);
	let values = 0;
	for (const { id, cells } of activities) {
		if (values >= VALUES) await run(writer, `delete from entry where id = @id`, { id });
		values += 1 + cells;
	}
	if (values < VALUES) throw new Error(`The report has ${values} values only.`);
	return found;
}

interface Reference {
	readonly activities: readonly Record<string, unknown>[];
	/** Of the activity in the same place of the list. */
	readonly cells: readonly (readonly Record<string, unknown>[])[];
}

/** The report's rows once more, under references of their own. */
async function readRows(writer: Writer, reportId: number): Promise<Reference> {
	const named = await rows<{ id: number }>(
		writer,
		`select id from entry where report_id = @reportId order by id`,
		{ reportId },
	);
	const activities = await rows<Record<string, unknown>>(
		writer,
		`select report_id as "report", reference || ' again' as reference, indicator_id as "indicator",
			place_id as "place", total, eligible from entry where report_id = @reportId order by id`,
		{ reportId },
	);
	const cells = await Promise.all(
		named.map(({ id }) =>
			rows<Record<string, unknown>>(
				writer,
				`select combination_id as "combination", serves, value from cell where entry_id = @id`,
				{ id },
			),
		),
	);
	return { activities, cells };
}

/** In the same tables with their indexes. */
async function insertRows(writer: Writer, { activities, cells }: Reference): Promise<void> {
	for (const [i, activity] of activities.entries()) {
		await run(
			writer,
			`insert into activity (report_id, reference, place_id, status, note)
			values (@report, @reference, @place, 'ongoing', 'reference')`,
			activity,
		);
		await run(
			writer,
			`insert into entry (activity_id, report_id, reference, indicator_id, place_id, total, eligible)
			values ((select max(id) from activity), @report, @reference, @indicator, @place, @total, @eligible)`,
			activity,
		);
		for (const cell of cells[i] ?? []) {
			await run(
				writer,
				`insert into cell (entry_id, combination_id, serves, value)
				values ((select max(id) from entry), @combination, @serves, @value)`,
				cell,
			);
		}
	}
}
