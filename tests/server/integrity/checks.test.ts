/** Each check is seen to fire on something broken, and none finds an error in what is whole. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MENDS } from '#lib/integrity/check.ts';
import { checkWords, mendWords, WORDED } from '#lib/integrity/words.ts';
import { closeDatabase, openDatabase } from '#lib/server/database/driver.ts';
import { addDemonstrationAccounts } from '#lib/server/demonstration/commands/accounts.ts';
import { addDemonstrationReports } from '#lib/server/demonstration/commands/reports.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { checkAll } from '#lib/server/integrity/checkAll.ts';
import { CHECKS } from '#lib/server/integrity/checks.ts';
import { engineOfRun } from '../../support/engine.ts';
import { execute } from '../../support/statements.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';
import { BREAKERS, NOW } from './breakers.ts';

/** How no constraint stops anything, and how what was broken is whole again. */
const ENGINE = {
	sqlite: {
		unguarded: 'pragma foreign_keys = OFF; pragma ignore_check_constraints = ON',
		begin: 'savepoint broken',
		undo: 'rollback to broken; release broken',
	},
	postgresql: {
		unguarded: `do $$ declare one record; begin
			for one in select conrelid::regclass as of, conname from pg_constraint
				where contype in ('f', 'c') and connamespace = 'public'::regnamespace
			loop execute format('alter table %s drop constraint %I', one.of, one.conname); end loop; end $$`,
		begin: 'begin',
		undo: 'rollback',
	},
}[engineOfRun()];

const folder = temporaryFolder();
let db: Awaited<ReturnType<typeof emptyDatabase>>;
beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	await importBundle(db, join('db', 'seed', 'lrp-2024'), { now: NOW });
	await addDemonstrationAccounts(db, NOW);
	await addDemonstrationReports(db);
	await execute(
		db,
		`insert into job_run (job, started_by, started_at, ended_at, outcome)
		values ('backup', 'clock', ${NOW.getTime()}, ${NOW.getTime()}, 'done')`,
	);
	// Checks are for what no constraint has stopped.
	await execute(db, ENGINE.unguarded);
}, 60_000);
afterAll(async () => {
	await db.close();
	folder.remove();
});

test('there are at least forty, each with a name of its own, in words and with what to do', () => {
	expect(CHECKS.length).toBeGreaterThanOrEqual(40);
	expect(new Set(CHECKS.map(({ name }) => name)).size).toBe(CHECKS.length);
	expect(WORDED.toSorted()).toEqual(CHECKS.map(({ name }) => name).toSorted());
	expect(new Set(CHECKS.map(({ name }) => checkWords(name))).size).toBe(CHECKS.length);
	expect(MENDS.map(mendWords).every((words) => words.endsWith('.'))).toBe(true);
	expect([...new Set(CHECKS.map(({ mend }) => mend))].toSorted()).toEqual(MENDS.toSorted());
});

test('the demonstration has no error', async () => {
	// As the command opens it.
	const patient = openDatabase(db.path, { patient: true });
	const results = await checkAll(patient, NOW, () => 0);
	await closeDatabase(patient);
	expect(results.map(({ name }) => name)).toEqual(CHECKS.map(({ name }) => name));
	expect(results.filter(({ severity, count }) => severity === 'error' && count > 0)).toEqual([]);
});

// PostgreSQL lets nobody take its references away, and looks after its own pages.
const BREAKABLE = CHECKS.filter(({ name }) => name !== 'file' || engineOfRun() === 'sqlite');

test.each(BREAKABLE)('$name fires', async ({ name, find }) => {
	const before = await find(db.writer, NOW);
	await execute(db, ENGINE.begin);
	try {
		await execute(db, BREAKERS[name]);
		const after = await find(db.writer, NOW);
		expect(after.length).toBeGreaterThan(before.length);
		expect(after.every(({ what }) => what !== null && what !== '')).toBe(true);
	} finally {
		await execute(db, ENGINE.undo);
	}
	expect(await find(db.writer, NOW)).toEqual(before);
});
