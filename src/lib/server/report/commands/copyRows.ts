import { rowFields, ROW } from '#lib/report/row.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';

const columnsOf = (of: 'activity' | 'entry') => rowFields(of).flatMap((name) => ROW[name].column ?? []);
const ACTIVITY = columnsOf('activity').join(', ');
/** What an entry takes over beside its own fields: what its activity lends it, and what was made of them. */
const ENTRY = [...columnsOf('entry'), 'reference', 'place_id', 'total_derived', 'eligible', 'unread'];
const LISTS = rowFields('activity').flatMap((name) => ROW[name].list ?? []);
/** What hangs on an entry, without its entry. */
const PARTS = [
	['cell', 'combination_id, serves, value'],
	['entry_month', 'month, combination_id, value'],
	['explanation', 'rule, body'],
] as const;

/** Copies every row of a version into its successor, with all that hangs on it, and what it says of outputs. */
export async function copyRows(writer: Writer, from: number, to: number): Promise<void> {
	const [found] = await rows<{ base: number }>(writer, `select coalesce(max(id), 0) as base from activity`);
	const key = { from, to, base: found?.base ?? 0 };
	// Which copy each activity becomes: they are numbered in their order.
	const copied = `(select id, @base + row_number() over (order by id) as copy from activity where report_id = @from)`;
	await run(
		writer,
		`insert into activity (id, report_id, ${ACTIVITY})
		select k.copy, @to, ${ACTIVITY} from ${copied} k join activity a on a.id = k.id order by k.copy`,
		key,
	);
	for (const { table, column } of LISTS) {
		await run(
			writer,
			`insert into ${table} (activity_id, ${column})
			select k.copy, l.${column} from ${copied} k join ${table} l on l.activity_id = k.id`,
			key,
		);
	}
	await run(
		writer,
		`insert into entry (report_id, activity_id, ${ENTRY.join(', ')}, continues)
		select @to, k.copy, ${ENTRY.map((column) => `e.${column}`).join(', ')}, e.id
		from entry e join ${copied} k on k.id = e.activity_id where e.report_id = @from order by e.id`,
		key,
	);
	for (const [table, columns] of PARTS) {
		await run(
			writer,
			`insert into ${table} (entry_id, ${columns})
			select n.id, ${columns
				.split(', ')
				.map((column) => `x.${column}`)
				.join(', ')}
			from entry n join entry e on e.id = n.continues and e.report_id = @from join ${table} x on x.entry_id = e.id
			where n.report_id = @to`,
			key,
		);
	}
	await run(
		writer,
		`insert into report_nothing (report_id, output_id) select @to, output_id from report_nothing where report_id = @from`,
		key,
	);
	await run(
		writer,
		`insert into report_words (report_id, output_id, about, body)
		select @to, output_id, about, body from report_words where report_id = @from`,
		key,
	);
}
