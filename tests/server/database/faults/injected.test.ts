/** Promise A4 (docs/rules.md, Tests of the promises): writes and synchronisations of the disk fail. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PATIENCE, repeated } from '../../../support/long.ts';
import { emptyDatabase, temporaryFolder } from '../../../support/temporary.ts';
import { lostOf, write } from './written.ts';

const folder = temporaryFolder();
const library = join(folder.path, 'disk.so');
/** Null: it is there. */
let why: string | null = null;
beforeAll(() => {
	try {
		const source = 'tests/server/database/faults/disk.c';
		execFileSync('cc', ['-shared', '-fPIC', '-o', library, source, '-ldl'], { stdio: 'pipe' });
	} catch (error) {
		why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
	}
});
afterAll(folder.remove);

/** Faults that a run has, about. */
const [ENTRIES, EVERY] = [150, 20];

/** What SQLite says of each fault; a write that was cut short is gone on with, and mostly told as nothing. */
const SAYS = {
	eio: /^SQLITE_IOERR/,
	enospc: /^SQLITE_(FULL|IOERR)/,
	short: /^SQLITE_(FULL|IOERR)/,
	fsync: /^SQLITE_IOERR/,
};
type Kind = keyof typeof SAYS;

test.each(Object.keys(SAYS) as Kind[])(
	'a disk that fails by %s: nothing is acknowledged that is not there',
	{ timeout: PATIENCE },
	async (kind) => {
		if (why !== null) return console.log(`A4 was not tried: ${why}`);
		const db = await emptyDatabase(folder.path, kind);
		await db.close();
		let [injected, taken, refused] = [0, 0, 0];
		// 125 of each of the four kinds.
		for (const run of repeated({ title: `Runs with ${kind}`, full: 20 })) {
			const { said, ended } = write(db.path, `${run}`, {
				count: ENTRIES,
				env: {
					LD_PRELOAD: library,
					FAULT_PATH: `${kind}.sqlite`,
					FAULT_KIND: kind,
					FAULT_EVERY: String(EVERY),
					FAULT_SEED: String(run + 1),
				},
			});
			await ended;
			taken += said.taken.length;
			refused += said.refused.length;
			injected += said.faults;
			expect(said.refused.filter((code) => !SAYS[kind].test(code))).toEqual([]);
			expect(await lostOf(db.path, said.taken)).toEqual([]);
		}
		console.log(`${kind}: ${injected} faults, ${refused} refused, ${taken} taken, 0 of them lost`);
		expect(injected).toBeGreaterThan(0);
		expect(taken).toBeGreaterThan(0);
	},
);
