/** A process that dies during an import leaves the plan as it was, whole; and its memory stays small. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { closeDatabase, isSound, openDatabase, rows } from '#lib/server/database/driver.ts';
import { writeBundle } from '../../support/bundle.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
const path = join(folder.path, 'plan.sqlite');
const bundle = (name: string) => join(folder.path, name);
const environment = { ...process.env, DATABASE_URL: `file:${path}` };

beforeAll(async () => {
	await writeBundle(bundle('first'), { values: 2000, seed: 1, municipalities: 100 });
	await writeBundle(bundle('second'), { values: 10_000, seed: 2, municipalities: 100 });
	await writeBundle(bundle('large'), { values: 100_000, seed: 4 });
	await (await emptyDatabase(folder.path, 'plan')).close();
	execFileSync(process.execPath, ['scripts/import.ts', bundle('first')], { env: environment, stdio: 'pipe' });
}, 120_000);
afterAll(folder.remove);

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

test('a hundred thousand values take less than 256 MB', () => {
	const measure = join(folder.path, 'measure.mjs');
	writeFileSync(
		measure,
		`import { emptyDatabase } from '${resolveUrl('tests/support/temporary.ts')}';
		import { importBundle } from '${resolveUrl('src/lib/server/exchange/import.ts')}';
		const db = await emptyDatabase(process.argv[2], 'memory');
		const idle = process.memoryUsage().rss;
		let most = idle;
		const look = () => { most = Math.max(most, process.memoryUsage().rss); };
		const { values } = await importBundle(db, process.argv[3], { now: new Date(), onProgress: look });
		look();
		console.log(JSON.stringify({ values, more: Math.max(most, process.resourceUsage().maxRSS * 1024) - idle }));`,
	);
	const said = execFileSync(process.execPath, [measure, folder.path, bundle('large')], { encoding: 'utf8' });
	const { values, more } = JSON.parse(said) as { values: number; more: number };
	expect(values).toBeGreaterThan(90_000);
	expect(more / 2 ** 20).toBeLessThan(256);
	rmSync(measure);
	expect(existsSync(join(folder.path, 'memory.sqlite'))).toBe(true);
}, 300_000);

function resolveUrl(file: string): string {
	return new URL(`../../../${file}`, import.meta.url).href;
}
