/** Jobs done by a process of their own, as a server begins them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { askForJob } from '#lib/server/jobs/commands/jobs.ts';
import { listJobs, listRuns } from '#lib/server/jobs/queries/jobs.ts';
import { startJobs, type JobWork, type RunnerOptions } from '#lib/server/jobs/runner.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

let folder: ReturnType<typeof temporaryFolder>;
let db: Awaited<ReturnType<typeof emptyDatabase>>;
beforeEach(async () => {
	folder = temporaryFolder();
	db = await emptyDatabase(folder.path);
});
afterEach(async () => {
	await db.close();
	folder.remove();
});

const NOW = new Date(2026, 2, 10, 14, 0);

/** Asks for a backup that is this script, and waits until the log tells how it ended, or `when` says it is enough. */
async function backUpBy(script: string, { schedule = null as string | null, stopAt = '' } = {}) {
	const path = join(folder.path, 'script.mjs');
	writeFileSync(path, script);
	const work: JobWork = {
		command: () => [path],
		read: (written) => {
			const said = written as { done: boolean } | undefined;
			return said ? { done: said.done, result: said } : null;
		},
	};
	await askForJob(db, 'backup', NOW);
	const lines: unknown[][] = [];
	const { promise: ended, resolve } = Promise.withResolvers<void>();
	const tell = (...line: unknown[]) => {
		lines.push(line);
		resolve();
	};
	const options: RunnerOptions = {
		schedules: { backup: schedule, integrity: null, seal: null },
		works: { backup: work, integrity: work, seal: work },
		clock: () => NOW,
		log: { info: tell, warn: tell },
		env: { ...process.env, STOP_AT: stopAt },
		every: 5,
	};
	const runner = startJobs(db, options);
	if (stopAt === '') await ended;
	else
		await expect.poll(async () => runs().then(([one]) => one?.outcome === null), { interval: 5 }).toBe(true);
	await runner.stop();
	return lines;
}

const runs = async () => snapshot(db, (reader) => listRuns(reader, 'backup', 10));
const next = async () => (await snapshot(db, (reader) => listJobs(reader, NOW)))[0];

test('a script that says so has done it', async () => {
	await backUpBy(`console.log('words before'); console.log('{"done":true,"rows":3}')`, {
		schedule: '0 15 * * *',
	});
	expect((await runs()).map(({ outcome, result }) => [outcome, result])).toEqual([
		['done', { done: true, rows: 3 }],
	]);
	expect(await next()).toMatchObject({ nextAt: new Date(2026, 2, 10, 15).getTime(), isUnderWay: false });
});

test('one that fails is told with what it said, and tried again soon', async () => {
	const lines = await backUpBy(`console.error('the disk is full'); process.exit(1)`, {
		schedule: '0 2 * * *',
	});
	expect(lines[0]?.[0]).toMatchObject({ job: 'backup', said: 'the disk is full\n' });
	expect((await runs())[0]).toMatchObject({ outcome: 'failed', result: { fault: 'failed' } });
	expect(await next()).toMatchObject({ nextAt: NOW.getTime() + 30 * 60_000 });
});

test('one that says that it failed has failed, and waits for somebody where nothing is scheduled', async () => {
	await backUpBy(`console.log('{"done":false,"fault":"totals"}'); process.exit(1)`);
	expect((await runs())[0]).toMatchObject({ outcome: 'failed', result: { fault: 'totals' } });
	expect(await next()).toMatchObject({ nextAt: null });
});

test('a server that stops ends it, and says so', async () => {
	await backUpBy(`setInterval(() => undefined, 1000)`, { stopAt: 'begun' });
	expect((await runs())[0]).toMatchObject({ outcome: 'failed', result: { fault: 'stopped' } });
	expect(await next()).toMatchObject({ isUnderWay: false });
});
