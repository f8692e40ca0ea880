/** npm run export -- PLAN DIR [--sector CODE]: writes a plan's sector as a bundle. */
import { parseArgs } from 'node:util';
import { closeDatabase, databasePath, migrate, openDatabase, snapshot } from '#lib/server/database/driver.ts';
import { ExportError, exportBundle } from '#lib/server/exchange/export.ts';

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { sector: { type: 'string' } },
	});
	const [plan, dir] = positionals;
	if (!plan || !dir || positionals.length > 2) {
		console.error('usage: npm run export -- PLAN DIR [--sector CODE]');
		return 1;
	}
	// Drafts and notes are in it: for whoever exports alone.
	process.umask(0o077);
	const from = performance.now();
	const db = openDatabase(databasePath(), { patient: true });
	try {
		await migrate(db);
		const { sector } = await snapshot(db, (reader) => exportBundle(reader, plan, dir, values.sector));
		console.log(
			`${plan}/${sector} written to ${dir} in ${((performance.now() - from) / 1000).toFixed(1)} s.`,
		);
		return 0;
	} catch (error) {
		if (!(error instanceof ExportError)) throw error;
		console.error(error.message);
		return 1;
	} finally {
		await closeDatabase(db);
	}
}

process.exitCode = await main();
