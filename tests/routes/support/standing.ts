/** What a database of `drafts.ts` holds after its server was killed, and what of it is not as it must be. */
import { checkAudit } from '#lib/server/record/commands/checkAudit.ts';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { closeDatabase, openDatabase, rows, snapshot, transaction } from '#lib/server/database/driver.ts';
import { ROWS } from './drafts.ts';

interface StoredReport {
	id: number;
	state: string;
	at: number | null;
	rows: number;
	keys: number;
	told: number;
}
interface StoredRow {
	id: number;
	name: string;
	total: number;
	cells: number;
	sum: number | null;
	told: number;
}

export interface Standing {
	readonly submitted: ReadonlySet<number>;
	/** Rows that were saved through the page, as the report and the name that the sender gave it. */
	readonly saved: ReadonlySet<string>;
	/** What is there by half or doubled, and what a check found. */
	readonly faults: unknown[];
}

/** Reads everything, from a connection of its own. */
export async function readStanding(path: string): Promise<Standing> {
	const db = openDatabase(path);
	try {
		return await snapshot(db, async (reader) => {
			const reports = await rows<StoredReport>(
				reader,
				`select r.id, r.state, r.submitted_at as at,
					(select count(*) from entry a where a.report_id = r.id and a.sent is null) as rows,
					(select count(*) from submission s where s.report_id = r.id) as keys,
					(select count(*) from audit_entry e where e.subject = 'report/' || r.id and e.action = 'submit report') as told
				from report r`,
			);
			const activities = await rows<StoredRow>(
				reader,
				`select a.id, a.report_id || ' ' || coalesce(a.sent, '') as name, a.total, count(c.value) as cells,
					sum(c.value) as sum, a.sent is null
						or (select count(*) from audit_entry e where e.subject = 'entry/' || a.id) = 1 as told
				from entry a left join cell c on c.entry_id = a.id group by a.id`,
			);
			const submitted = reports.filter(({ state }) => state === 'submitted');
			const [version] = await rows<{ version: number }>(
				reader,
				'select public_version as version from data_version',
			);
			const whole = new Set(submitted.map(({ id }) => id));
			const saved = activities.filter(({ name }) => !name.endsWith(' '));
			return {
				submitted: whole,
				saved: new Set(saved.map(({ name }) => name)),
				faults: [
					...reports.filter(({ id, at, rows, keys, told }) => {
						const times = whole.has(id) ? 1 : 0;
						return keys !== times || told !== times || (at !== null) !== whole.has(id) || rows % ROWS !== 0;
					}),
					...submitted.filter(({ rows }) => rows !== ROWS),
					...activities.filter(({ total, cells, sum, told }) => cells !== 2 || sum !== total || told !== 1),
					...(version?.version === submitted.length ? [] : [version]),
					...(await transaction(db, checkTotals)),
					...[(await checkAudit(reader)).broken].filter((broken) => broken !== null),
					...(await rows<{ integrity_check: string }>(reader, 'pragma integrity_check')).filter(
						({ integrity_check: said }) => said !== 'ok',
					),
				],
			};
		});
	} finally {
		await closeDatabase(db);
	}
}
