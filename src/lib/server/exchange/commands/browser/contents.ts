/** What stands in reports under way, which an import writes over in place. */
import { rows, run, type Reader, type Writer } from '#lib/server/database/driver.ts';
import type { PlainRow } from './imaged.ts';

/** By table, how its rows are found from their report; what refers to another table stands after it. */
const CONTENTS = {
	activity: 't.report_id',
	activity_donor: '(select a.report_id from activity a where a.id = t.activity_id)',
	activity_tag: '(select a.report_id from activity a where a.id = t.activity_id)',
	activity_also: '(select a.report_id from activity a where a.id = t.activity_id)',
	entry: 't.report_id',
	entry_month: '(select e.report_id from entry e where e.id = t.entry_id)',
	cell: '(select e.report_id from entry e where e.id = t.entry_id)',
	explanation: '(select e.report_id from entry e where e.id = t.entry_id)',
	report_nothing: 't.report_id',
} as const;
const TABLES = Object.keys(CONTENTS) as readonly (keyof typeof CONTENTS)[];

/** By table, rows with the report that each belongs to. */
export type Contents = Readonly<Record<string, readonly { readonly of: number; readonly row: PlainRow }[]>>;

/** Of every report of the sector that is not approved: only those are written over. */
export async function contentsUnderWay(reader: Reader, sectorId: number): Promise<Contents> {
	const contents: Record<string, { of: number; row: PlainRow }[]> = {};
	for (const table of TABLES) {
		const found = await rows<PlainRow & { of_report: number }>(
			reader,
			`select * from (select t.*, ${CONTENTS[table]} as of_report from ${table} t) as found
			where of_report in (select id from report where sector_id = @sectorId and state <> 'approved')`,
			{ sectorId },
		);
		contents[table] = found.map(({ of_report: of, ...row }) => ({ of, row }));
	}
	return contents;
}

/** What these reports hold now goes: it refers to what the import added. */
export async function clearContents(writer: Writer, reports: ReadonlySet<number>): Promise<void> {
	for (const report of reports) {
		await run(writer, `delete from activity where report_id = @report`, { report });
		await run(writer, `delete from report_nothing where report_id = @report`, { report });
	}
}

/** Puts back what stood in these reports, which hold nothing now. */
export async function putContents(
	writer: Writer,
	contents: Contents,
	reports: ReadonlySet<number>,
): Promise<void> {
	for (const table of TABLES) {
		for (const { of, row } of contents[table] ?? []) if (reports.has(of)) await insertRow(writer, table, row);
	}
}

/** As it was, its identifier too. */
export async function insertRow(writer: Writer, table: string, row: PlainRow): Promise<void> {
	const columns = Object.keys(row);
	const values = columns.map((column) => `@${column}`).join(', ');
	const named = columns.map((column) => `"${column}"`).join(', ');
	await run(writer, `insert into ${table} (${named}) values (${values})`, row);
}
