import { run, type Writer } from '#lib/server/database/driver.ts';

/** The columns of a row that its successor takes over as they are. */
const SAME = `reference, indicator_id, place_id, status, through_id, appeal, done_in, note, total, total_derived, eligible, unread`;

/** Copies every row of a version into its successor, with cells, donors, tags and explanations. */
export async function copyRows(writer: Writer, from: number, to: number): Promise<void> {
	const key = { from, to };
	const copies = 'from activity n join activity a on a.id = n.continues and a.report_id = @from';
	await run(
		writer,
		`insert into activity (report_id, ${SAME}, continues) select @to, ${SAME}, id from activity where report_id = @from order by id`,
		key,
	);
	await run(
		writer,
		`insert into cell (activity_id, combination_id, serves, value)
		select n.id, c.combination_id, c.serves, c.value ${copies} join cell c on c.activity_id = a.id where n.report_id = @to`,
		key,
	);
	await run(
		writer,
		`insert into activity_donor (activity_id, donor_id)
		select n.id, d.donor_id ${copies} join activity_donor d on d.activity_id = a.id where n.report_id = @to`,
		key,
	);
	await run(
		writer,
		`insert into activity_tag (activity_id, tag)
		select n.id, t.tag ${copies} join activity_tag t on t.activity_id = a.id where n.report_id = @to`,
		key,
	);
	await run(
		writer,
		`insert into explanation (activity_id, rule, body)
		select n.id, e.rule, e.body ${copies} join explanation e on e.activity_id = a.id where n.report_id = @to`,
		key,
	);
}
