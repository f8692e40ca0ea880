/** A plan with reports, in a file of its own, and somebody who works on it while other things go on. */
import { join } from 'node:path';
import { person } from '#db/schema/index.ts';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { withdrawApproval } from '#lib/server/report/commands/withdrawApproval.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import {
	closeDatabase,
	openDatabase,
	rows,
	transaction,
	type Database,
} from '#lib/server/database/driver.ts';
import { writeBundle } from '../../support/bundle.ts';
import { emptyDatabase } from '../../support/temporary.ts';

/** Within the quarter that is worked on. */
export const NOW = new Date('2026-04-10T09:00:00Z');

export interface Planned {
	readonly db: Database;
	/** Approved reports of a quarter that is open. */
	readonly reports: readonly number[];
}

/** Imports so many values into a new file. */
export async function importedPlan(folder: string, values: number): Promise<Planned> {
	const bundle = join(folder, 'bundle');
	await writeBundle(bundle, { values, seed: 3, municipalities: 100, partners: 20, indicators: 20 });
	const db = await emptyDatabase(folder, 'masar');
	await importBundle(db, bundle, { now: NOW });
	await transaction(db, async (writer) => {
		await writer.insert(person).values({ id: 1, email: 'a@example.org', name: 'A', createdAt: NOW });
	});
	const reports = await rows<{ id: number }>(
		db.writer,
		`select r.id from report r join period d on d.id = r.period_id where r.counts = 1 and d.year = 2026 and d.quarter = 1
			and not exists (select 1 from report o where o.partner_id = r.partner_id and o.period_id = r.period_id and o.id <> r.id)`,
	);
	return { db, reports: reports.map(({ id }) => id) };
}

/** Withdraws approvals and gives them again, until it is stopped, which tells how many times it did so. */
export function working({ db, reports }: Planned): { stop: () => Promise<number> } {
	let [stopped, done] = [false, 0];
	const work = async () => {
		while (!stopped) {
			const reportId = reports[done % reports.length] ?? 0;
			await withdrawApproval(db, { reportId, personId: 1, now: NOW, reason: 'load' });
			await approveReport(db, { reportId, personId: 1, now: NOW });
			done += 1;
			await new Promise((resolve) => setImmediate(resolve));
		}
		return done;
	};
	const worked = work();
	return {
		stop: async () => {
			stopped = true;
			return worked;
		},
	};
}

/** Opens a file as it is, asks, and closes it. */
export async function asking<Row>(path: string, text: string): Promise<Row[]> {
	const db = openDatabase(path);
	try {
		return await rows<Row>(db.writer, text);
	} finally {
		await closeDatabase(db);
	}
}
