/** Promise B7 (docs/rules.md, Tests of the promises): an import is killed at any moment of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { closeDatabase, isSound, openDatabase, rows, transaction } from '#lib/server/database/driver.ts';
import { checkAudit } from '#lib/server/record/commands/checkAudit.ts';
import { countOf, PATIENCE, sampled } from '../../support/long.ts';
import { writeBundle } from '../../support/bundle.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
const here = (name: string) => join(folder.path, name);
const path = here('plan.sqlite');

interface State {
	readonly entries: number;
	readonly values: number;
	readonly changes: number;
}
let [before, after]: [State?, State?] = [];
/** Milliseconds that an import takes that nobody kills, from its first word on. */
let whole = 0;

beforeAll(async () => {
	await writeBundle(here('first'), { values: 2000, seed: 1, municipalities: 100 });
	// Twice as many lines as values that are totals alone: 20,000; in `npm test` 2,000.
	await writeBundle(here('second'), {
		values: Math.max(2000, countOf(20_000)),
		seed: 2,
		municipalities: 100,
	});
	await (await emptyDatabase(folder.path, 'plan')).close();
	await importing('first').ended;
	before = await state();
	copyFileSync(path, here('kept.sqlite'));
	const running = importing('second');
	await running.begun;
	const began = performance.now();
	await running.ended;
	whole = performance.now() - began;
	after = await state();
}, PATIENCE);
afterAll(folder.remove);

function importing(bundle: string) {
	const child = spawn(process.execPath, ['scripts/import.ts', here(bundle), '--reopen', 'test'], {
		env: { ...process.env, DATABASE_URL: `file:${path}` },
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const begun = once(child.stderr, 'data');
	return { child, begun, ended: once(child, 'close') };
}

async function state(): Promise<State> {
	const db = openDatabase(path);
	try {
		expect(await isSound(db)).toBe(true);
		expect(await transaction(db, checkTotals)).toEqual([]);
		expect((await checkAudit(db.writer)).broken).toBeNull();
		const [found] = await rows<State>(
			db.writer,
			`select (select count(*) from entry) as entries, (select coalesce(sum(total), 0) from entry) as "values",
				(select count(*) from audit_entry) as changes`,
		);
		return found ?? { entries: 0, values: 0, changes: 0 };
	} finally {
		await closeDatabase(db);
	}
}

function putBack(): void {
	for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
	copyFileSync(here('kept.sqlite'), path);
}

test('all of it is there, or nothing', { timeout: PATIENCE }, async () => {
	let [kills, taken] = [0, 0];
	expect(after?.entries).toBeGreaterThan(before?.entries ?? Infinity);
	const share = fc.double({ min: 0, max: 1.05, noNaN: true });
	for (const at of sampled(share, { title: 'Kills of an import', full: 100, seed: 7 })) {
		putBack();
		const { child, begun, ended } = importing('second');
		await begun;
		const timer = setTimeout(() => child.kill('SIGKILL'), at * whole);
		await ended;
		clearTimeout(timer);
		const found = await state();
		expect([before, after]).toContainEqual(found);
		kills += 1;
		if (found.changes === after?.changes) taken += 1;
	}
	console.log(
		`${kills} kills within ${Math.round(whole)} ms: ${taken} times all of it was there, else nothing`,
	);
	expect(kills).toBeGreaterThan(0);
});
