/** A backup of a PostgreSQL database, the way back, and several instances that look on. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { backup } from '#lib/server/backup/backup.ts';
import { InUse } from '#lib/server/backup/next.ts';
import { NoBackup } from '#lib/server/backup/prove.ts';
import { getSeal } from '#lib/server/backup/queries/proof.ts';
import { restore, type RestoreOptions } from '#lib/server/backup/restore.ts';
import { withFile } from '#lib/server/database/copy.ts';
import {
	closeDatabase,
	openDatabase,
	rows,
	snapshot,
	transaction,
	watchWrites,
	type Database,
	type Reader,
} from '#lib/server/database/driver.ts';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { askForJob } from '#lib/server/jobs/commands/jobs.ts';
import { listRuns } from '#lib/server/jobs/queries/jobs.ts';
import { startJobs } from '#lib/server/jobs/runner.ts';
import { worksOf } from '#lib/server/jobs/works.ts';
import { checkAudit } from '#lib/server/record/commands/checkAudit.ts';
import { listAudit } from '#lib/server/record/queries/audit.ts';
import { administer, dropDatabase } from '../../support/postgresql/database.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { NOW, useSetting } from '../report/setting.ts';
import { asking } from './plan.ts';

const LATER = new Date('2024-07-10T08:00:00.000Z');
const KEPT = 'replaced_2024_07_10t08_00_00_000z';
const setting = useSetting();
const { start, save, submit, approve, change, ask } = setting;
let folder: ReturnType<typeof temporaryFolder>;
/** Another instance on the database. */
let other: Database;

beforeEach(() => {
	folder = temporaryFolder();
	other = openDatabase(setting.db.path);
});
afterEach(async () => {
	await closeDatabase(other);
	folder.remove();
});

const here = (name: string) => join(folder.path, name);
const make = () => backup(setting.db, here('one.backup'), { now: NOW, clock: () => 0 });
const put = (options: Partial<RestoreOptions> = {}, path = setting.db.path) =>
	restore(here('one.backup'), path, { now: LATER, whileServing: true, unproven: false, ...options });
const faultOf = (done: Promise<unknown>) =>
	done.then(
		() => null,
		(error: unknown) =>
			error instanceof NoBackup ? error.fault : error instanceof InUse ? 'in use' : String(error),
	);
const entries = async (reader: Reader) =>
	(await rows<{ n: number }>(reader, 'select count(*) as n from entry'))[0]?.n;

/** A report is approved; then it is backed up, and a second row and a session are written. */
async function backedUp(): Promise<void> {
	await approvedReport();
	await make();
	await save(await start(4));
	await change(
		`insert into session (hash, person_id, second_factor, started_at, seen_at, ends_at) values ('h', 1, 1, 0, 0, 9000000000000)`,
	);
}

async function approvedReport(): Promise<void> {
	const id = await start();
	await save(id);
	await submit(id);
	await approve(id);
}

test('is one SQLite file for its owner alone, proven, whatever is written meanwhile', async () => {
	await approvedReport();
	const next = await start(4);
	const [made] = await Promise.all([make(), save(next), save(next, { reference: 'B' })]);
	expect(readdirSync(folder.path)).toEqual(['one.backup']);
	expect(statSync(made.file).mode & 0o777).toBe(0o600);
	expect(made).toMatchObject({ plans: ['plan/s1', 'plan/s2'], bytes: statSync(made.file).size });
	const seal = await withFile(made.file, (db) => snapshot(db, getSeal));
	expect(seal?.madeAt).toEqual(NOW);
	expect(await asking(made.file, 'select count(*) as n from entry')).toEqual([
		{ n: seal?.proof.tables.entry?.rows },
	]);
	// Tables of every subject, each with its rows as PostgreSQL told them.
	expect(Object.keys(seal?.proof.tables ?? {}).length).toBeGreaterThan(40);
});

test('does not count where the database itself is wrong', async () => {
	await approvedReport();
	await change('update place_total set total = total + 1');
	expect(await faultOf(make())).toBe('totals');
	expect(readdirSync(folder.path)).toEqual(['one.backup.unproven']);
});

test('a restore brings back what was there, and keeps what it replaces as a schema', async () => {
	await backedUp();
	const replaced = await snapshot(setting.db, checkAudit);
	const [before] = await ask<{ version: number; public: number; report: number }>(
		`select version, public_version as public, (select max(id) from report) as report from data_version`,
	);
	const watch = await watchWrites(other);
	const seen = await watch.changes();
	expect(await snapshot(other, entries)).toBe(2);
	expect(await put()).toEqual({ madeAt: NOW, kept: KEPT });

	// Another instance, with what it had prepared.
	expect(await watch.changes()).toBeGreaterThan(seen);
	await watch.end();
	expect(await snapshot(other, entries)).toBe(1);
	expect(await transaction(other, checkTotals)).toEqual([]);
	expect(await ask(`select count(*) as n from ${KEPT}.entry`)).toEqual([{ n: 2 }]);
	expect(await ask(`select count(*) as n from session`)).toEqual([{ n: 0 }]);
	const [after] = await ask<{ version: number; public: number }>(
		`select version, public_version as public from data_version`,
	);
	expect(after?.version).toBeGreaterThan(before?.version ?? Infinity);
	expect(after?.public).toBeGreaterThan(before?.public ?? Infinity);
	const [line] = await snapshot(setting.db, (reader) => listAudit(reader, 1, { action: 'restore backup' }));
	expect(JSON.parse(line?.before ?? '{}')).toEqual({
		entries: replaced.entries,
		hash: replaced.last,
		kept: KEPT,
	});
	expect(await snapshot(setting.db, checkAudit)).toMatchObject({ entries: 5, broken: null });
	expect(await start(4)).toBeGreaterThan(before?.report ?? Infinity);
	expect(readdirSync('db/data').filter((name) => name.startsWith('postgresql.'))).toEqual([]);
});

test('who reads meanwhile reads what was there to the end, and who comes then what is there now', async () => {
	await backedUp();
	const third = openDatabase(setting.db.path);
	const waiting = async ({ writer }: Database) =>
		(await rows<{ n: number }>(writer, 'select count(*) as n from pg_locks where not granted'))[0]?.n;
	const { restored, late } = await snapshot(other, async (reader) => {
		const restored = put();
		await expect.poll(() => waiting(setting.db), { timeout: 20_000, interval: 5 }).toBe(1);
		const late = snapshot(third, entries);
		await expect.poll(() => waiting(setting.db), { timeout: 20_000, interval: 5 }).toBe(2);
		expect(await entries(reader)).toBe(2);
		return { restored, late };
	});
	await restored;
	// Never none, as of a moment when the new tables had no rows; the restore gives way now and then.
	expect([1, 2]).toContain(await late);
	expect(await snapshot(other, entries)).toBe(1);
	await closeDatabase(third);
});

test('replaces a database of another version, which cannot say what it had reached, and so once more', async () => {
	await backedUp();
	await change('alter table data_version drop column public_version');
	expect(await put()).toMatchObject({ kept: KEPT });
	expect(await snapshot(other, entries)).toBe(1);
	const [line] = await snapshot(other, (reader) => listAudit(reader, 1, { action: 'restore backup' }));
	expect(line?.before).toBeNull();
	await make();
	expect(await put({ now: new Date(LATER.getTime() + 1) })).toMatchObject({
		kept: KEPT.replace('000z', '001z'),
	});
	expect(await snapshot(other, checkAudit)).toMatchObject({ entries: 6, broken: null });
});

test('only where no other process is connected, unless told; into a database without tables, and into a file', async () => {
	await backedUp();
	expect(await faultOf(put({ whileServing: false }))).toBe('in use');
	expect(await snapshot(other, entries)).toBe(2);
	const administration = inject('postgresql');
	const name = `empty_${process.pid}`;
	await administer(administration, `create database ${name} template template0`);
	const address = administration.replace(/\/postgres$/, `/${name}`);
	for (const path of [address, here('restored.sqlite')]) {
		expect(await put({ whileServing: false }, path)).toEqual({ madeAt: NOW, kept: null });
		const db = openDatabase(path);
		expect(await snapshot(db, entries)).toBe(1);
		expect(await transaction(db, checkTotals)).toEqual([]);
		await closeDatabase(db);
	}
	await dropDatabase(administration, address);
});

test('of two servers one makes the backup that is due', { timeout: 60_000 }, async () => {
	const clock = () => new Date();
	const settings = {
		schedules: { backup: null, integrity: null, seal: null },
		folder: here('backups'),
		keep: 1,
	};
	const { promise: ended, resolve } = Promise.withResolvers<void>();
	await askForJob(setting.db, 'backup', clock());
	const runners = [setting.db, other].map((db) =>
		startJobs(db, {
			schedules: settings.schedules,
			works: worksOf(settings, clock),
			clock,
			log: { info: resolve, warn: resolve },
			env: { ...process.env, DATABASE_URL: db.path },
			every: 5,
		}),
	);
	await ended;
	for (const runner of runners) await runner.stop();
	const runs = await snapshot(other, (reader) => listRuns(reader, 'backup', 5));
	expect(runs).toMatchObject([{ outcome: 'done', result: { plans: ['plan/s1', 'plan/s2'] } }]);
	expect(readdirSync(here('backups'))).toHaveLength(1);
});
