/** The table of jobs: of several processes one does each, and nothing that was due is forgotten. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeDatabase, openDatabase, snapshot } from '#lib/server/database/driver.ts';
import { askForJob, claimJob, endJob, holdJob, scheduleJobs } from '#lib/server/jobs/commands/jobs.ts';
import { lastDone, listJobs, listRuns } from '#lib/server/jobs/queries/jobs.ts';
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

const MINUTE = 60_000;
const at = (minutes: number) => new Date(1_800_000_000_000 + minutes * MINUTE);
const states = async (minutes: number) => snapshot(db, (reader) => listJobs(reader, at(minutes)));
const runs = async () => snapshot(db, (reader) => listRuns(reader, 'backup', 10));
const done = (minutes: number, next: Date | null = null) =>
	({ at: at(minutes), outcome: 'done', result: { rows: 1 }, next }) as const;

test('nothing is due that nobody asked for and that has no time', async () => {
	await scheduleJobs(db, { backup: null });
	expect(await claimJob(db, at(0), 'a')).toBeUndefined();
	expect(await states(0)).toEqual([
		{ name: 'backup', nextAt: null, isAsked: false, isUnderWay: false },
		{ name: 'integrity', nextAt: null, isAsked: false, isUnderWay: false },
		{ name: 'seal', nextAt: null, isAsked: false, isUnderWay: false },
	]);
});

test('what is due is one process’s, and due again at its next time', async () => {
	await scheduleJobs(db, { backup: at(10) });
	expect(await claimJob(db, at(9), 'a')).toBeUndefined();
	const other = openDatabase(db.path);
	const own = await claimJob(db, at(10), 'a');
	expect(own).toBeDefined();
	expect(await claimJob(other, at(10), 'b')).toBeUndefined();
	await closeDatabase(other);
	expect((await states(10))[0]).toMatchObject({ isUnderWay: true });
	if (own) await endJob(db, own, done(11, at(20)));
	expect((await states(11))[0]).toEqual({
		name: 'backup',
		nextAt: at(20).getTime(),
		isAsked: false,
		isUnderWay: false,
	});
	expect(await claimJob(db, at(19), 'a')).toBeUndefined();
	expect(await claimJob(db, at(20), 'a')).toBeDefined();
});

test('a time that passed while nobody was there still is due', async () => {
	await scheduleJobs(db, { backup: at(10) });
	await scheduleJobs(db, { backup: at(1000) });
	expect(await claimJob(db, at(500), 'a')).toBeDefined();
});

test('whoever asks need not wait for the time, and asks once', async () => {
	await scheduleJobs(db, { backup: at(1000) });
	await askForJob(db, 'backup', at(1));
	await askForJob(db, 'backup', at(2));
	expect((await states(2))[0]).toMatchObject({ isAsked: true, isUnderWay: false });
	const own = await claimJob(db, at(3), 'a');
	if (own) await endJob(db, own, done(4, at(1000)));
	expect(await claimJob(db, at(5), 'a')).toBeUndefined();
	expect(await runs()).toEqual([
		{
			job: 'backup',
			startedBy: 'person',
			startedAt: at(3).getTime(),
			endedAt: at(4).getTime(),
			outcome: 'done',
			result: { rows: 1 },
		},
	]);
});

test('one whose process died is taken over, and told to have failed', async () => {
	await askForJob(db, 'backup', at(0));
	const dead = await claimJob(db, at(0), 'a');
	// It still says that it is at it.
	expect(dead && (await holdJob(db, dead, at(1)))).toBe(true);
	await askForJob(db, 'backup', at(2));
	expect(await claimJob(db, at(2), 'b')).toBeUndefined();
	const own = await claimJob(db, at(4), 'b');
	expect(own).toBeDefined();
	expect((await runs()).map(({ outcome, result }) => [outcome, result])).toEqual([
		[null, null],
		['failed', { fault: 'died' }],
	]);
	// The dead one wakes: nothing of the other's is its own.
	expect(dead && (await holdJob(db, dead, at(5)))).toBe(false);
	if (dead) await endJob(db, dead, done(5, at(7)));
	expect((await states(5))[0]).toMatchObject({ isUnderWay: true, nextAt: null });
	expect((await runs()).map(({ outcome }) => outcome)).toEqual([null, 'failed']);
	if (own) await endJob(db, own, done(6));
	expect((await snapshot(db, (reader) => lastDone(reader, 'backup')))?.endedAt).toBe(at(6).getTime());
});

test('old runs are forgotten', async () => {
	for (let i = 0; i < 205; i += 1) {
		await askForJob(db, 'backup', at(i));
		const own = await claimJob(db, at(i), 'a');
		if (own) await endJob(db, own, done(i));
	}
	const kept = await snapshot(db, (reader) => listRuns(reader, 'backup', 1000));
	expect(kept).toHaveLength(200);
	expect(kept[0]?.startedAt).toBe(at(204).getTime());
});
