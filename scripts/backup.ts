/**
 * npm run backup -- FILE [--json]: a copy of everything, made while serving, which counts once it was restored and
 * compared. With `--json` it is a job's: what is written is for the server that began it, and keeps it in its table.
 */
import { mkdirSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backup } from '#lib/server/backup/backup.ts';
import { NoBackup } from '#lib/server/backup/prove.ts';
import { closeDatabase, databasePath, isNoFile, openDatabase } from '#lib/server/database/driver.ts';
import { recordRun } from '#lib/server/jobs/index.ts';
import { alone } from './setup/lock.mjs';
import { fail, Sentence } from './setup/step.mjs';

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { json: { type: 'boolean', default: false } },
	});
	const [name] = positionals;
	if (!name || positionals.length > 1) {
		console.error('usage: npm run backup -- FILE');
		return 1;
	}
	const path = databasePath();
	if (isNoFile(path)) fail(new Sentence(`There is no database ${path}; "npm start" makes one.`));
	// Pages go first, where there are too few processors for both.
	setPriority(10);
	const file = resolve(name);
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	const db = openDatabase(path, { patient: true });
	const startedAt = new Date();
	try {
		const made = await alone(
			() => backup(db, file, { now: startedAt, clock: () => performance.now() }),
			console.error,
			`${file}.lock`,
		);
		if (values.json) {
			console.log(JSON.stringify(made));
			return 0;
		}
		await recordRun(db, 'backup', { startedAt, at: new Date(), result: made });
		const seconds = (ms: number) => (ms / 1000).toFixed(1);
		console.log(
			`${file}: ${made.rows} rows, ${(made.bytes / 1e6).toFixed(1)} MB, copied in ${seconds(made.copied)} s, ` +
				`restored and compared in ${seconds(made.proven)} s: every table, ${made.plans.length} bundles, totals and record hold.`,
		);
		return 0;
	} catch (error) {
		if (!(error instanceof NoBackup)) throw error;
		if (values.json) console.log(JSON.stringify({ fault: error.fault, message: error.message }));
		console.error(`No backup was made: ${error.message}.`);
		return 1;
	} finally {
		await closeDatabase(db);
	}
}

process.exitCode = await main();
