/** Backups by the clock, from the table of jobs to the folder. */
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupName, prune } from '#lib/server/backup/index.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { askForJob } from '#lib/server/jobs/commands/jobs.ts';
import { lastDone } from '#lib/server/jobs/queries/jobs.ts';
import { startJobs } from '#lib/server/jobs/runner.ts';
import { worksOf } from '#lib/server/jobs/works.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
	folder = temporaryFolder();
});
afterEach(() => folder.remove());

const day = (n: number) => new Date(Date.UTC(2026, 0, n, 2, 30));

test('the newest are kept, and files of other names left alone', () => {
	const names = [1, 2, 3, 4].map((n) => backupName(day(n)));
	const others = ['before-upgrade.sqlite', `${names[0]}.unproven`, `${names[3]}.part`, `${names[1]}.scratch`];
	for (const name of [...names, ...others]) writeFileSync(join(folder.path, name), '');
	utimesSync(join(folder.path, `${names[1]}.scratch`), day(2), day(2));
	utimesSync(join(folder.path, `${names[3]}.part`), day(4), day(4));
	const removed = prune(folder.path, 2, new Date(day(4).getTime() + 60_000));
	expect(removed.sort()).toEqual([names[0], names[1], `${names[1]}.scratch`].sort());
	expect(readdirSync(folder.path).sort()).toEqual(
		[names[2], names[3], `${names[3]}.part`, `${names[0]}.unproven`, 'before-upgrade.sqlite'].sort(),
	);
	expect(prune(join(folder.path, 'nowhere'), 2, day(5))).toEqual([]);
});

test('what is asked for at a page is made, proven and told', { timeout: 60_000 }, async () => {
	const db = await emptyDatabase(folder.path);
	const backups = join(folder.path, 'backups');
	const clock = () => new Date();
	const { promise: ended, resolve } = Promise.withResolvers<void>();
	const runner = startJobs(db, {
		schedules: { backup: null, integrity: null, seal: null },
		works: worksOf(
			{ schedules: { backup: null, integrity: null, seal: null }, folder: backups, keep: 1 },
			clock,
		),
		clock,
		log: { info: resolve, warn: resolve },
		env: { ...process.env, DATABASE_URL: `file:${db.path}` },
		every: 5,
	});
	await askForJob(db, 'backup', clock());
	await ended;
	await runner.stop();
	const told = await snapshot(db, (reader) => lastDone(reader, 'backup'));
	const [name = ''] = readdirSync(backups);
	expect(told?.result).toMatchObject({
		file: join(backups, name),
		bytes: statSync(join(backups, name)).size,
		plans: [],
	});
	expect(statSync(join(backups, name)).mode & 0o777).toBe(0o600);
	expect(statSync(backups).mode & 0o777).toBe(0o700);
	await db.close();
});
