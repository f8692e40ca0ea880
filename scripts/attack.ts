/**
 * npm run attack -- PLAN [--server URL]: tries to work out a withheld figure from what anybody may read of a plan's
 * publications. With a server it fetches documents, tables, files and answers of the API from there, without, documents and
 * tables from the database. Ends with 0 when nothing comes out.
 */
import { parseArgs } from 'node:util';
import {
	closeDatabase,
	databasePath,
	isNoFile,
	openDatabase,
	type Database,
} from '#lib/server/database/driver.ts';
import { isUpToDate } from '#lib/server/database/tables.ts';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import { attackPlan } from './attack/plan.ts';
import { fromDatabase, fromServer, secretsFrom } from './attack/from.ts';
import { ownedFrom } from './attack/owned.ts';
import { fail, Sentence } from './setup/step.mjs';

const USAGE = 'usage: npm run attack -- PLAN [--server http://127.0.0.1:3000]';

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { server: { type: 'string' } },
	});
	const [plan, ...more] = positionals;
	if (plan === undefined || more.length > 0) {
		console.error(USAGE);
		return 1;
	}
	const solver = await loadSolver();
	const tell = (line: string) => console.log(line);
	if (values.server !== undefined)
		return attackPlan(fromServer(values.server), plan, { solver, tell, hasFiles: true });
	const path = databasePath();
	if (isNoFile(path)) fail(new Sentence(`There is no database ${path}; "npm start" makes one.`));
	const db: Database = openDatabase(path, { patient: true });
	try {
		if (!(await isUpToDate(db)))
			fail(new Sentence('The database is of another version than this program: use the one that serves it.'));
		const beside = { secretsOf: secretsFrom(db, plan), ownedOf: ownedFrom(db, plan) };
		return await attackPlan(fromDatabase(db), plan, { solver, tell, hasFiles: false, ...beside });
	} finally {
		await closeDatabase(db);
	}
}

process.exitCode = await main();
