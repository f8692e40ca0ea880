/** A backup or a restore that dies half way leaves what was there, whole. At the counts of `support/long`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backup } from '#lib/server/backup/backup.ts';
import { faultsOfFile, withFile } from '#lib/server/database/copy.ts';
import { closeDatabase, rows, run, transaction, type Database } from '#lib/server/database/driver.ts';
import { PATIENCE, sampled } from '../../support/long.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { importedPlan, NOW } from './plan.ts';

const folder = temporaryFolder();
const here = (name: string) => join(folder.path, name);
beforeAll(async () => {
	const { db } = await importedPlan(folder.path, 5000);
	await backup(db, here('kept.backup'), { now: NOW, clock: () => 0 });
	await mark(db, 'new');
	await closeDatabase(db);
	copyFileSync(here('masar.sqlite'), here('new.sqlite'));
}, PATIENCE);
afterAll(folder.remove);

const mark = (db: Database, name: string) =>
	transaction(db, async (writer) => void (await run(writer, `update person set name = @name`, { name })));

/** Which of the two a file is, and that it is whole. */
async function standing(path: string): Promise<string> {
	const copy = here('looked-at.sqlite');
	for (const ending of ['', '-wal', '-journal']) {
		rmSync(copy + ending, { force: true });
		if (existsSync(path + ending)) copyFileSync(path + ending, copy + ending);
	}
	return withFile(copy, async (db) => {
		expect(await faultsOfFile(db)).toEqual([]);
		return (await rows<{ name: string }>(db.writer, 'select name from person'))[0]?.name ?? '';
	});
}

/** Starts a command and kills it so many milliseconds after a file has appeared; true: it was done before. */
async function killed(script: string, file: string, appears: string, after: number): Promise<boolean> {
	const child = spawn(process.execPath, [script, file], {
		env: { ...process.env, DATABASE_URL: `file:${here('masar.sqlite')}` },
		stdio: 'ignore',
	});
	const closed = once(child, 'close');
	let running = true;
	void closed.then(() => (running = false));
	while (running && !readdirSync(folder.path).includes(appears))
		await new Promise((done) => setTimeout(done, 2));
	await new Promise((done) => setTimeout(done, after));
	child.kill('SIGKILL');
	const [code] = (await closed) as [number | null];
	return code === 0;
}

const after = fc.integer({ min: 0, max: 600 });

test('a restore that is killed leaves the old database or the new one', { timeout: PATIENCE }, async () => {
	let [kills, taken] = [0, 0];
	for (const ms of sampled(after, { title: 'Kills of a restore', full: 100, seed: 5 })) {
		for (const name of readdirSync(folder.path))
			if (name.startsWith('masar.sqlite')) rmSync(here(name), { recursive: true });
		copyFileSync(here('new.sqlite'), here('masar.sqlite'));
		const done = await killed('scripts/restore.ts', here('kept.backup'), 'masar.sqlite.restoring', ms);
		const found = await standing(here('masar.sqlite'));
		expect(done ? ['A'] : ['A', 'new']).toContain(found);
		const kept = readdirSync(folder.path).find((name) => name.includes('.replaced-'));
		if (found === 'A') expect(await standing(here(kept ?? ''))).toBe('new');
		kills += 1;
		if (found === 'A') taken += 1;
	}
	console.log(`${taken} of ${kills} had been put in place`);
	expect(kills).toBeGreaterThan(0);
});

test('a backup that is killed leaves the last one', { timeout: PATIENCE }, async () => {
	copyFileSync(here('new.sqlite'), here('masar.sqlite'));
	for (const ms of sampled(after, { title: 'Kills of a backup', full: 100, seed: 6 })) {
		copyFileSync(here('kept.backup'), here('one.backup'));
		const done = await killed('scripts/backup.ts', here('one.backup'), 'one.backup.part', ms);
		expect(done ? ['new'] : ['A', 'new']).toContain(await standing(here('one.backup')));
	}
	const done = await killed('scripts/backup.ts', here('one.backup'), 'never', 0);
	expect([done, await standing(here('one.backup'))]).toEqual([true, 'new']);
	const left = readdirSync(folder.path).filter(
		(name) => name.startsWith('one.backup') && name !== 'one.backup',
	);
	expect(left).toEqual([]);
});
