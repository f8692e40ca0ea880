/** Fills and submits drafts as fast as it can, telling each acknowledgement on its own line, until it is ended. */
import { argv, stdout } from 'node:process';
import { saveActivity } from '#lib/server/commands/report/saveActivity.ts';
import { startReport } from '#lib/server/commands/report/startReport.ts';
import { editionOf, submitReport } from '#lib/server/commands/report/submitReport.ts';
import { openDatabase, snapshot } from '#lib/server/db.ts';
import { ENTRY, NOW, OFFICER } from './entry.ts';

const db = openDatabase(argv[2] ?? '');
const tell = (what: string, id: number) => stdout.write(`${what} ${id}\n`);

async function one(partnerId: number, periodId: number): Promise<void> {
	const act = { personId: OFFICER, now: NOW };
	const reportId = await startReport(db, { ...act, sectorId: 1, partnerId, periodId });
	for (let i = 1; i <= 5; i++) {
		const cells = [
			{ groups: { sex: 1 }, value: i },
			{ groups: { sex: 2 }, value: i },
		];
		const entry = { ...ENTRY, reference: `${i}`, total: 2 * i, cells };
		const { activityId } = await saveActivity(db, {
			...act,
			reportId,
			activityId: null,
			version: 0,
			sent: `${i}`,
			entry,
		});
		tell('saved', activityId);
	}
	const edition = await snapshot(db, (reader) => editionOf(reader, reportId));
	await submitReport(db, { ...act, reportId, key: `key-${reportId}`, edition });
	tell('submitted', reportId);
}

const partners = [1, 2, 3];
const periods = [1, 2, 3, 4, 5];
// All at once: each waits for its turn to write while others are in flight.
await Promise.all(partners.flatMap((partner) => periods.map((period) => one(partner, period))));
