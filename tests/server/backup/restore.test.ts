/** What a restore brings back, what it keeps, what it refuses, and what it must never do twice. */
import { closeSync, existsSync, openSync, statSync, truncateSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { backup } from '#lib/server/backup/backup.ts';
import { NoBackup } from '#lib/server/backup/prove.ts';
import { InUse } from '#lib/server/backup/next.ts';
import { restore, type RestoreOptions } from '#lib/server/backup/restore.ts';
import { checkAudit } from '#lib/server/record/commands/checkAudit.ts';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { listAudit } from '#lib/server/record/queries/audit.ts';
import { closeDatabase, openDatabase, run, snapshot, transaction } from '#lib/server/database/driver.ts';
import { withFile } from '#lib/server/database/copy.ts';
import { NOW, useSetting } from '../report/setting.ts';
import { asking } from './plan.ts';

const setting = useSetting();
const { start, save, submit, approve, change, ask } = setting;
const here = (name: string) => join(dirname(setting.db.path), name);
const LATER = new Date('2024-07-10T08:00:00.000Z');
const put = (options: Partial<RestoreOptions> = {}, file = 'one.backup') =>
	restore(here(file), setting.db.path, { now: LATER, whileServing: false, unproven: false, ...options });
const refused = (done: Promise<unknown>) =>
	done.then(
		() => null,
		(error: unknown) =>
			error instanceof NoBackup ? error.fault : error instanceof InUse ? 'in use' : String(error),
	);
const versions = () =>
	ask<{ version: number; public: number }>('select version, public_version as public from data_version');

/** A report is approved and backed up; then a second row and a session are written. */
async function backedUp(): Promise<void> {
	const id = await start();
	await save(id);
	await submit(id);
	await approve(id);
	await backup(setting.db, here('one.backup'), { now: NOW, clock: () => 0 });
	const next = await start(4);
	await save(next);
	await change(
		`insert into session (hash, person_id, second_factor, started_at, seen_at, ends_at) values ('h', 1, 1, 0, 0, 9e12)`,
	);
}

async function closed<T>(work: () => Promise<T>): Promise<T> {
	await closeDatabase(setting.db);
	try {
		return await work();
	} finally {
		setting.db = openDatabase(setting.db.path);
	}
}

test('brings back what was there, and keeps what it replaces beside it', async () => {
	await backedUp();
	const { madeAt, kept } = await closed(() => put());
	expect(madeAt).toEqual(NOW);
	expect(kept).toBe(`${setting.db.path}.replaced-2024-07-10T08-00-00-000Z`);
	expect(await ask('select count(*) as n from entry')).toEqual([{ n: 1 }]);
	expect(await asking(kept ?? '', 'select count(*) as n from entry')).toEqual([{ n: 2 }]);
	expect(statSync(setting.db.path).mode & 0o777).toBe(0o600);
	expect(await checkTotals(setting.db.writer)).toEqual([]);
	expect(['.restoring', '.scratch'].filter((end) => existsSync(setting.db.path + end))).toEqual([]);
});

test('gives no version, identifier or session a second time', async () => {
	await backedUp();
	const [before] = await versions();
	const given = await ask<{ name: string; seq: number }>(
		`select name, seq from sqlite_sequence order by name`,
	);
	await closed(() => put());
	const [after] = await versions();
	expect(after?.version).toBeGreaterThan(before?.version ?? Infinity);
	expect(after?.public).toBeGreaterThan(before?.public ?? Infinity);
	expect(await ask(`select name, seq from sqlite_sequence order by name`)).toEqual(given);
	expect(await ask('select * from session')).toEqual([]);
	const reused = given.find(({ name }) => name === 'report')?.seq ?? 0;
	expect(await start(4)).toBeGreaterThan(reused);
});

test('stands in the record, which says where the other one ended', async () => {
	await backedUp();
	const replaced = await snapshot(setting.db, checkAudit);
	await closed(() => put());
	const found = await snapshot(setting.db, checkAudit);
	expect(found).toMatchObject({ entries: 5, broken: null });
	const [line] = await snapshot(setting.db, (reader) => listAudit(reader, 1, { action: 'restore backup' }));
	expect(JSON.parse(line?.before ?? '{}')).toMatchObject({ entries: replaced.entries, hash: replaced.last });
	expect(JSON.parse(line?.after ?? '{}')).toMatchObject({ entries: 4, made: NOW.toISOString() });
});

test('refuses while somebody has the database open, unless told', async () => {
	await backedUp();
	expect(await refused(put())).toBe('in use');
	expect(await ask('select count(*) as n from entry')).toEqual([{ n: 2 }]);
	const { kept } = await put({ whileServing: true });
	// Through the connections that were open all the time.
	expect(await ask('select count(*) as n from entry')).toEqual([{ n: 1 }]);
	expect(await checkTotals(setting.db.writer)).toEqual([]);
	expect(await asking(kept ?? '', 'select count(*) as n from entry')).toEqual([{ n: 2 }]);
	expect(statSync(kept ?? '').mode & 0o777).toBe(0o600);
	await save(await start(4));
	expect(await ask('select count(*) as n from entry')).toEqual([{ n: 2 }]);
});

const spoil = (text: string) => async () =>
	withFile(here('one.backup'), (db) => transaction(db, async (writer) => void (await run(writer, text))));

test.each<[string, string | null, () => void | Promise<void>, boolean?]>([
	['a changed figure', 'differs', spoil('update entry set total = total + 1')],
	['a changed name', 'differs', spoil(`update person set name = 'x' where id = 2`)],
	['a row too many', 'differs', spoil(`insert into person (email, name, created_at) values ('x', 'x', 0)`)],
	['a lost table', 'differs', spoil('drop table narrative')],
	['no seal', 'no seal', spoil('delete from backup_seal')],
	[
		'an end cut off',
		'damaged',
		() => truncateSync(here('one.backup'), statSync(here('one.backup')).size - 9000),
	],
	['a damaged page', 'damaged', () => scribble(here('one.backup'))],
	['text', 'damaged', () => truncateSync(here('one.backup'), 3)],
	[
		'more than this program knows',
		'old',
		async () => {
			await spoil(`insert into __drizzle_migrations (hash, created_at) values ('later', 9e15)`)();
			await spoil('delete from backup_seal')();
		},
		true,
	],
	['nothing wrong', null, () => undefined],
])('a file with %s: %s', async (_, what, damage, unproven = false) => {
	await backedUp();
	await damage();
	expect(await closed(() => refused(put({ unproven })))).toBe(what);
	expect(await ask('select count(*) as n from entry')).toEqual([{ n: what === null ? 1 : 2 }]);
});

function scribble(path: string): void {
	const file = openSync(path, 'r+');
	for (let at = 2 * 4096; at < statSync(path).size; at += 4096)
		writeSync(file, Buffer.alloc(64, 0xff), 0, 64, at);
	closeSync(file);
}

test('takes a copied file that was never proven only when told, and looks into it all the same', async () => {
	await backedUp();
	await spoil('delete from backup_seal')();
	expect(await closed(() => refused(put({ unproven: true })))).toBeNull();
	expect(await ask('select count(*) as n from entry')).toEqual([{ n: 1 }]);
	await spoil('update window_total set total = total + 1')();
	expect(await closed(() => refused(put({ unproven: true, now: NOW })))).toBe('totals');
});

test('replaces a database that is damaged, and keeps it too', async () => {
	await backedUp();
	const { kept } = await closed(async () => {
		scribble(setting.db.path);
		truncateSync(setting.db.path, 20_000);
		return put();
	});
	expect(existsSync(kept ?? '')).toBe(true);
	expect(await ask('select count(*) as n from entry')).toEqual([{ n: 1 }]);
});
