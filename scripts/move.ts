/** npm run move -- FROM TO: everything of one database into an empty one, of either engine; compared at the end. */
import {
	closeDatabase,
	databaseName,
	databasePath,
	isNoFile,
	migrate,
	openDatabase,
} from '#lib/server/database/driver.ts';
import { carryKey, type CarriedKey } from '#lib/server/database/key.ts';
import { moveDatabase, MoveError } from '#lib/server/exchange/move.ts';

const KEYS: Record<CarriedKey, string> = {
	'nothing to do': 'The key of the installation is where the new database looks for it.',
	copied: 'The key of the installation, masar.key, was copied beside it.',
	'another is there':
		'Another masar.key lies where it went: put the one from beside the old database in its place before you start.',
};

async function main(): Promise<number> {
	const [given, wanted, ...more] = process.argv.slice(2);
	if (!given || !wanted || more.length > 0) {
		console.error('usage: npm run move -- FROM TO, each like DATABASE_URL: file:PATH or postgres://…');
		return 1;
	}
	const began = performance.now();
	const [fromPath, toPath] = [databasePath(given), databasePath(wanted)];
	if (isNoFile(fromPath)) {
		console.error(`There is no database ${databaseName(fromPath)}.`);
		return 1;
	}
	const from = openDatabase(fromPath, { patient: true });
	const to = openDatabase(toPath, { patient: true });
	try {
		await migrate(from);
		await migrate(to);
		const { bundles, record } = await moveDatabase(from, to, (line) => console.error(line));
		for (const [name, hash] of Object.entries(bundles)) console.log(`${name} ${hash}`);
		console.log(`record ${record.entries} entries, ${record.last}`);
		const seconds = ((performance.now() - began) / 1000).toFixed(1);
		console.log(`${databaseName(fromPath)} is in ${databaseName(toPath)}, the same, after ${seconds} s.`);
		console.log(KEYS[await carryKey(process.env, fromPath, toPath)]);
		return 0;
	} catch (error) {
		if (!(error instanceof MoveError)) throw error;
		console.error(`${error.message} Nothing was moved.`);
		return 1;
	} finally {
		await closeDatabase(from);
		await closeDatabase(to);
	}
}

process.exitCode = await main();
