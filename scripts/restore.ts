/** npm run restore -- FILE [--while-serving] [--unproven]: a backup in the place of the database, once it was verified. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NoBackup } from '#lib/server/backup/prove.ts';
import { InUse } from '#lib/server/backup/next.ts';
import { restore } from '#lib/server/backup/restore.ts';
import { databaseName, databasePath, isPostgresql, pathBeside } from '#lib/server/database/driver.ts';
import { alone } from './setup/lock.mjs';

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			'while-serving': { type: 'boolean', default: false },
			unproven: { type: 'boolean', default: false },
		},
	});
	const [name] = positionals;
	if (!name || positionals.length > 1) {
		console.error('usage: npm run restore -- FILE [--while-serving] [--unproven]');
		return 1;
	}
	const path = databasePath();
	const beside = pathBeside(path);
	mkdirSync(dirname(beside), { recursive: true });
	const from = performance.now();
	const options = {
		now: new Date(),
		whileServing: values['while-serving'],
		unproven: values.unproven,
	};
	try {
		const { madeAt, kept } = await alone(
			() => restore(resolve(name), path, options),
			console.error,
			`${beside}.lock`,
		);
		const of = madeAt ? `as of ${madeAt.toISOString()}` : 'of an unknown moment';
		console.log(
			`${databaseName(path)} holds the data ${of}, verified and in place after ${((performance.now() - from) / 1000).toFixed(1)} s. Everybody signs in anew.`,
		);
		if (kept !== null)
			console.log(`What was there is kept as ${isPostgresql(path) ? 'schema ' : ''}${kept}.`);
		return 0;
	} catch (error) {
		if (!(error instanceof NoBackup || error instanceof InUse)) throw error;
		const hint = error instanceof InUse ? ', or say --while-serving' : '';
		console.error(`Nothing was changed: ${error.message}${hint}.`);
		return 1;
	}
}

process.exitCode = await main();
