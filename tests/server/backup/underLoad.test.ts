/** Promises H1 and H2 (docs/rules.md, Tests of the promises), at the counts of `support/long`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backup } from '#lib/server/backup/backup.ts';
import { proofOf } from '#lib/server/backup/prove.ts';
import { getSeal } from '#lib/server/backup/queries/proof.ts';
import { restore } from '#lib/server/backup/restore.ts';
import { withFile } from '#lib/server/database/copy.ts';
import { closeDatabase, openDatabase, rows, snapshot } from '#lib/server/database/driver.ts';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { countOf, PATIENCE, repeated } from '../../support/long.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { importedPlan, NOW, working, type Planned } from './plan.ts';

let folder: ReturnType<typeof temporaryFolder>;
let planned: Planned;
beforeEach(() => {
	folder = temporaryFolder();
});
afterEach(async () => {
	await closeDatabase(planned.db);
	folder.remove();
});

/** Runs the command as an operator does, and returns what it said. */
async function command(script: string, ...args: string[]): Promise<{ code: number; said: string }> {
	const child = spawn(process.execPath, [script, ...args], {
		env: { ...process.env, DATABASE_URL: `file:${planned.db.path}` },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const [code] = (await once(child, 'close')) as [number];
	return { code, said };
}

/** Of 20,000 values; in `npm test` of a twentieth. */
describe('H1: backups while approvals are withdrawn and given', () => {
	test('each is a moment of the data, whole and proven', { timeout: PATIENCE }, async () => {
		planned = await importedPlan(folder.path, countOf(20_000));
		const file = join(folder.path, 'one.backup');
		const load = working(planned);
		let made = 0;
		for (const round of repeated({ title: 'Backups under load', full: 100 })) {
			const before = await count();
			const { code, said } = await command('scripts/backup.ts', file);
			expect([round, code, said]).toEqual([round, 0, expect.stringContaining('totals and record hold')]);
			expect(statSync(file).mode & 0o777).toBe(0o600);
			const copy = join(folder.path, 'looked-at.sqlite');
			copyFileSync(file, copy);
			const seal = await withFile(copy, async (db) => {
				expect(await checkTotals(db.writer)).toEqual([]);
				return snapshot(db, getSeal);
			});
			const { entries, hash } = seal?.proof.record ?? { entries: 0, hash: '' };
			// It is what the database said after that entry of the record, and work went on beside it.
			expect(await hashAt(entries)).toBe(hash);
			expect(entries).toBeGreaterThanOrEqual(before);
			expect(await count()).toBeGreaterThan(before);
			made += 1;
		}
		const worked = await load.stop();
		expect(made).toBeGreaterThan(0);
		expect(worked).toBeGreaterThan(made);
		expect(await checkTotals(planned.db.writer)).toEqual([]);
	});
});

const count = async () =>
	(await rows<{ n: number }>(planned.db.writer, 'select count(*) as n from audit_entry'))[0]?.n ?? 0;
const hashAt = async (id: number) =>
	(await rows<{ hash: string }>(planned.db.writer, `select hash from audit_entry where id = @id`, { id }))[0]
		?.hash;

describe('H2: a restore on an empty machine', () => {
	/** A million; in `npm test` ten thousand. */
	const values = countOf(1_000_000) === 1_000_000 ? 1_000_000 : 10_000;

	test('has every figure again, within five minutes', { timeout: PATIENCE }, async () => {
		planned = await importedPlan(folder.path, values);
		const file = join(folder.path, 'one.backup');
		const clock = () => performance.now();
		const made = await backup(planned.db, file, { now: NOW, clock });
		const path = join(folder.path, 'empty', 'masar.sqlite');
		const began = clock();
		await restore(file, path, { now: NOW, whileServing: false, unproven: false });
		const took = clock() - began;
		console.log(
			`${values} values, ${made.bytes} bytes: copied in ${made.copied} ms, proven in ${made.proven} ms, restored in ${Math.round(took)} ms`,
		);
		expect(took).toBeLessThan(5 * 60_000);
		const restored = openDatabase(path);
		const [there, here] = await Promise.all(
			[planned.db, restored].map((db) => snapshot(db, (reader) => proofOf(reader, folder.path))),
		);
		await closeDatabase(restored);
		expect(here?.bundles).toEqual(there?.bundles);
		const figures = Object.keys(there?.tables ?? {}).filter((name) => !CHANGED.includes(name));
		expect(figures).toContain('place_total');
		for (const name of figures) expect([name, here?.tables[name]]).toEqual([name, there?.tables[name]]);
	});
});

/** By the restore itself, which raises versions and is in the record. */
const CHANGED = ['audit_entry', 'data_version'];
