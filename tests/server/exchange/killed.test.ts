/** A process that dies during an import leaves the plan as it was, whole. */
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { closeDatabase, isSound, migrate, openDatabase, rows } from '#lib/server/database/driver.ts';
import { writeBundle } from '../../support/bundle.ts';
import { dropAddress, newAddress, urlOf } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
let path: string;
let environment: NodeJS.ProcessEnv;
const bundle = (name: string) => join(folder.path, name);

beforeAll(async () => {
	await writeBundle(bundle('first'), { values: 2000, seed: 1, municipalities: 100 });
	await writeBundle(bundle('second'), { values: 10_000, seed: 2, municipalities: 100 });
	const db = openDatabase(await newAddress(folder.path, 'plan'));
	await migrate(db);
	await closeDatabase(db);
	path = db.path;
	environment = { ...process.env, DATABASE_URL: urlOf(path) };
	execFileSync(process.execPath, ['scripts/import.ts', bundle('first')], { env: environment, stdio: 'pipe' });
}, 120_000);
afterAll(async () => {
	await dropAddress(path);
	folder.remove();
});

async function state(): Promise<{ activities: number; changes: number }> {
	const db = openDatabase(path);
	try {
		expect(await isSound(db)).toBe(true);
		const [found] = await rows<{ activities: number; changes: number }>(
			db.writer,
			`select (select count(*) from entry) as activities, (select count(*) from audit_entry) as changes`,
		);
		return found ?? { activities: 0, changes: 0 };
	} finally {
		await closeDatabase(db);
	}
}

/** Kills the import as soon as it has said a word so many times. */
async function killAt(word: string, times: number): Promise<void> {
	const child = spawn(process.execPath, ['scripts/import.ts', bundle('second'), '--reopen', 'test'], {
		env: environment,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let heard = '';
	child.stderr.on('data', (chunk: Buffer) => {
		heard += chunk.toString();
		if (heard.split(word).length > times) child.kill('SIGKILL');
	});
	await new Promise((resolve) => child.once('close', resolve));
	expect(heard).toContain(word);
}

test.each([
	['reading', 1],
	['checking', 1],
	['storing', 1],
	['adding up', 1],
])(
	'killed while %s, everything or nothing is there',
	async (word, times) => {
		const before = await state();
		await killAt(word, times);
		const after = await state();
		// A process that is told to die while it commits may just have done so: then all of it must be there.
		if (after.changes === before.changes) expect(after).toEqual(before);
		else expect(after.changes).toBe(before.changes + 1);
	},
	120_000,
);

test('an import that follows finds everything in order', async () => {
	const before = await state();
	execFileSync(process.execPath, ['scripts/import.ts', bundle('second'), '--reopen', 'test'], {
		env: environment,
		stdio: 'pipe',
	});
	expect((await state()).activities).toBeGreaterThanOrEqual(before.activities);
	const db = openDatabase(path);
	expect(await checkTotals(db.writer)).toEqual([]);
	await closeDatabase(db);
}, 120_000);
