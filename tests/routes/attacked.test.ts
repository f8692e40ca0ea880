/** What a stranger fetches from the application itself gives no withheld figure away. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import { closeDatabase, migrate, openDatabase, snapshot } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { fromServer } from '../../scripts/attack/from.ts';
import { attackPlan } from '../../scripts/attack/plan.ts';
import { PROTECTED, writeProtectedBundle } from '../support/disclosure/protectedBundle.ts';
import { QUARTER } from '../support/disclosure/protectedDatabase.ts';
import { publishProtected, writeWords } from '../support/disclosure/publishProtected.ts';
import { PATIENCE } from '../support/long.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { BUILDING, startApp, type App } from './support/app.ts';

const folder = temporaryFolder();
let app: App;

beforeAll(async () => {
	app = await startApp({}, async (path) => {
		const db = openDatabase(path);
		await migrate(db);
		const bundle = writeProtectedBundle(join(folder.path, 'bundle'), 1, (code) => code === '1.1.a');
		await importBundle(db, bundle, { now: new Date('2024-07-10T09:00:00Z') });
		const scope = await snapshot(db, (reader) => getScope(reader, PROTECTED.plan, PROTECTED.sector));
		if (!scope) throw new Error('the plan is not there');
		await writeWords({ db, scope }, QUARTER);
		await publishProtected({ db, scope }, QUARTER);
		await closeDatabase(db);
	});
}, BUILDING);
afterAll(async () => {
	await app.stop();
	folder.remove();
});

test(
	'documents, tables, files and answers of the API are read, and nothing comes out',
	{ timeout: PATIENCE },
	async () => {
		const server = fromServer(app.origin);
		const answered = { csv: 0, data: 0, api: 0, tables: 0 };
		const get: typeof server = async (address) => {
			const text = await server(address);
			if (text === undefined) return undefined;
			if (address.includes('.csv')) answered.csv++;
			else if (address.endsWith('/files/figures.json')) answered.data++;
			else if (address.startsWith('/api/v1/plans/')) answered.api++;
			else if (address.includes('/tables/')) answered.tables++;
			return text;
		};
		const lines: string[] = [];
		const tell = (line: string) => lines.push(line);
		const code = await attackPlan(get, PROTECTED.plan, { solver: await loadSolver(), tell, hasFiles: true });
		expect([code, ...lines.slice(2)]).toEqual([0, 'Nothing came out.']);
		expect(answered.csv).toBeGreaterThan(40);
		expect(answered.data).toBe(1);
		expect(answered.api).toBeGreaterThan(40);
		expect(answered.tables).toBeGreaterThan(10);
	},
);
