/** What a backup is refused for, and what lies there afterwards. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { backup } from '#lib/server/backup/backup.ts';
import { getSeal } from '#lib/server/backup/queries/proof.ts';
import { NoBackup } from '#lib/server/backup/prove.ts';
import { withFile } from '#lib/server/database/copy.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { NOW, useSetting } from '../report/setting.ts';
import { asking } from './plan.ts';

const setting = useSetting();
const { start, save, submit, approve, change } = setting;
const here = (name: string) => join(dirname(setting.db.path), name);
const make = (name = 'one.backup') => backup(setting.db, here(name), { now: NOW, clock: () => 0 });
const fault = (made: Promise<unknown>) =>
	made.then(
		() => null,
		(error: unknown) => (error instanceof NoBackup ? error.fault : String(error)),
	);

async function approvedReport(): Promise<number> {
	const id = await start();
	await save(id);
	await submit(id);
	await approve(id);
	return id;
}

test('is one file for its owner alone, with what everybody wrote and a seal', async () => {
	await approvedReport();
	const made = await make();
	const files = readdirSync(dirname(setting.db.path)).filter((name) => name.startsWith('one'));
	expect(files).toEqual(['one.backup']);
	expect(statSync(made.file).mode & 0o777).toBe(0o600);
	expect(made).toMatchObject({ plans: ['plan/s1', 'plan/s2'], bytes: statSync(made.file).size });
	// Not of the kind that keeps a log beside it: one file is all there is to carry away.
	expect(readFileSync(made.file).subarray(18, 20)).toEqual(Buffer.from([1, 1]));
	const seal = await withFile(made.file, (db) => snapshot(db, getSeal));
	expect(seal).toMatchObject({
		madeAt: NOW,
		proof: { tables: { entry: { rows: 1 } }, record: { entries: 4 } },
	});
	expect(await asking(setting.db.path, 'select * from backup_seal')).toEqual([]);
});

test.each([
	['totals', 'update place_total set total = total + 1'],
	['totals', `update entry set total = total + 1`],
	['totals', 'delete from window_total'],
	['record', `update audit_entry set subject = 'report/9' where id = 2`],
	['record', 'delete from audit_entry where id = 2'],
])('does not count where the database itself is wrong (%s): %s', async (what, text) => {
	await approvedReport();
	await make();
	const good = readFileSync(here('one.backup'));
	await change(text);
	expect(await fault(make())).toBe(what);
	// The last one that counts still lies there; the other one beside it is for whoever mends.
	expect(readFileSync(here('one.backup')).equals(good)).toBe(true);
	expect(existsSync(here('one.backup.unproven'))).toBe(true);
	expect(existsSync(here('one.backup.part'))).toBe(false);
});

test('is not made by a program of another version', async () => {
	await change(
		'delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)',
	);
	expect(await fault(make())).toBe('old');
});

test('writes over nothing that is no backup', async () => {
	writeFileSync(here('notes.txt'), 'What must not be lost, and more than sixteen signs of it.');
	expect(await fault(make('notes.txt'))).toBe('differs');
	expect(await fault(make('masar.sqlite'))).toBe('differs');
	expect(readFileSync(here('notes.txt'), 'utf8')).toContain('must not be lost');
});
