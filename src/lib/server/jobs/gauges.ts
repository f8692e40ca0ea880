/** What the database and its jobs tell of themselves, as Prometheus reads it. */
import type { CheckedAll } from '#lib/integrity/check.ts';
import type { BackupTold } from '#lib/backup/proof.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import type { Family, Sample } from '#lib/server/http/meter/text.ts';
import { countMail, countReports } from './queries/gauges.ts';
import { lastDone, listRuns } from './queries/jobs.ts';

const gauge = (name: string, help: string, samples: readonly Sample[]): Family => ({
	name,
	help,
	type: 'gauge',
	samples,
});

/** @param now by the machine's clock */
export async function gaugesOf(db: Database, now: Date): Promise<Family[]> {
	return snapshot(db, async (reader) => {
		const backup = await lastDone(reader, 'backup');
		const checked = await lastDone(reader, 'integrity');
		const [latest] = (await listRuns(reader, 'backup', 2)).filter(({ outcome }) => outcome !== null);
		const mail = await countMail(reader, now);
		const ageOf = (run: { startedAt: number } | undefined) =>
			run ? [{ value: (now.getTime() - run.startedAt) / 1000 }] : [];
		const told = backup?.result as BackupTold | undefined;
		const found = (checked?.result as CheckedAll | undefined)?.found ?? [];
		return [
			gauge(
				'masar_reports',
				'Reports in each state.',
				(await countReports(reader)).map(({ state, count }) => ({ labels: { state }, value: count })),
			),
			gauge('masar_mail_waiting', 'Letters that wait to leave.', [{ value: mail.waiting }]),
			gauge('masar_mail_refused', 'Letters of the last 30 days that never will leave.', [
				{ value: mail.refused },
			]),
			gauge(
				'masar_backup_age_seconds',
				'Age of the last proven backup; absent: there is none.',
				ageOf(backup),
			),
			gauge('masar_backup_bytes', 'Size of the last proven backup.', told ? [{ value: told.bytes }] : []),
			gauge(
				'masar_backup_duration_seconds',
				'Time that the last proven backup took, its proof included.',
				told ? [{ value: (told.copied + told.proven) / 1000 }] : [],
			),
			gauge(
				'masar_backup_last_proven',
				'1: the last backup that was tried is proven; 0: it failed.',
				latest ? [{ value: latest.outcome === 'done' ? 1 : 0 }] : [],
			),
			gauge(
				'masar_integrity_age_seconds',
				'Age of the last checks; absent: there were none.',
				ageOf(checked),
			),
			gauge(
				'masar_integrity_failures',
				'What a check found, at most 1000; absent: nothing.',
				found.map(({ name, severity, count }) => ({ labels: { check: name, severity }, value: count })),
			),
		];
	});
}
