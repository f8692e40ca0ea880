/** What a stranger fetches from the application itself gives no withheld figure away. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { REFERRAL_STATUSES } from '#lib/referral/referral.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	rows,
	run,
	snapshot,
	type Database,
} from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { fromServer } from '../../scripts/attack/from.ts';
import { listPublished, readBeside, readPublished } from '../../scripts/attack/gather.ts';
import { LOOKS } from '../../scripts/attack/looks.ts';
import { PACKED } from '../../scripts/attack/packedFiles.ts';
import { attackPlan } from '../../scripts/attack/plan.ts';
import { askedKey } from '../../scripts/attack/reading.ts';
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
		await sendReferrals(db, scope);
		await publishProtected({ db, scope }, QUARTER);
		await closeDatabase(db);
	});
}, BUILDING);
/** Some of them of few people. */
async function sendReferrals(db: Database, { plan, sector }: Scope): Promise<void> {
	const [from] = await rows<{ id: number }>(db.writer, 'select id from organisation order by id limit 1');
	for (const [i, status] of REFERRAL_STATUSES.entries())
		for (const [j, to] of ['health', 'water', 'education'].entries())
			await run(
				db.writer,
				`insert into referral (plan_id, month, from_sector, from_id, to_sector, status, count)
				values (@plan, @month, @sector, @from, @to, @status, @count)`,
				{
					...{
						plan: plan.id,
						month: `${QUARTER.year}-${String(QUARTER.quarter * 3).padStart(2, '0')}`,
						sector: sector.code,
					},
					...{ from: from?.id ?? 0, to, status, count: i === j ? 2 : 30 + 7 * i + j },
				},
			);
}

afterAll(async () => {
	await app.stop();
	folder.remove();
});

test(
	'documents, tables, files and answers of the API are read, and nothing comes out',
	{ timeout: PATIENCE },
	async () => {
		const server = fromServer(app.origin);
		const answered = { csv: 0, data: 0, api: 0, tables: 0, drawn: 0, pages: 0 };
		const get: typeof server = async (address) => {
			const text = await server(address);
			if (text === undefined) return undefined;
			if (address.includes('.csv?')) answered.csv++;
			else if (address.includes('/files/')) answered.data++;
			else if (address.includes('.svg?')) answered.drawn++;
			else if (/\/(?:places|indicators)\//.test(address)) answered.pages++;
			else if (address.startsWith('/api/v1/plans/')) answered.api++;
			else if (address.includes('/tables/')) answered.tables++;
			return text;
		};
		const lines: string[] = [];
		const tell = (line: string) => lines.push(line);
		const code = await attackPlan(get, PROTECTED.plan, { solver: await loadSolver(), tell, hasFiles: true });
		expect([code, ...lines.slice(1)]).toEqual([
			0,
			'Figures of referrals: 24.',
			expect.stringMatching(/^Publications: 1;/),
			'Nothing came out.',
		]);
		expect(answered.csv).toBeGreaterThan(40);
		expect(answered.data).toBe(6);
		expect(answered.pages).toBeGreaterThan(10);
		expect(answered.drawn).toBeGreaterThan(10);
		expect(answered.api).toBeGreaterThan(40);
		expect(answered.tables).toBeGreaterThan(10);
	},
);

test(
	'of pages, each drawing and each file figures are read, the same as everywhere',
	{ timeout: PATIENCE },
	async () => {
		const server = fromServer(app.origin);
		const [one] = await listPublished(server, PROTECTED.plan);
		const reading = one && (await readPublished(server, PROTECTED.plan, one));
		if (!reading) throw new Error('nothing is published');
		const beside = await readBeside(server, PROTECTED.plan, one, reading, false);
		const known = new Map(reading.seen.map(({ figure, value }) => [askedKey(figure), value]));
		const read = new Map<string, number>();
		for (const { figure, value, address } of beside) {
			const file = /\/([\w-]+\.(?:csv|svg|json|xlsx|docx|pdf|zip))(?:\?|$)/.exec(address)?.[1];
			const name = file ?? /\/r1\.0\/?(\w*)/.exec(address)?.[1] ?? '';
			const own = known.get(askedKey(figure));
			if (value === null || own === undefined) continue;
			read.set(name, (read.get(name) ?? 0) + 1);
			expect([address, askedKey(figure), value]).toEqual([address, askedKey(figure), own]);
		}
		// A circle is a figure where nothing else tells it, and this plan withholds every group of the country.
		const drawings = Object.keys(LOOKS).filter((name) => name !== 'map' && name !== 'groups');
		for (const name of [
			...['', 'indicators', 'places', 'figures.json'],
			'figures.csv',
			...Object.keys(PACKED),
			...drawings.map((name) => `${name}.svg`),
		])
			expect([name, (read.get(name) ?? 0) > 0]).toEqual([name, true]);
	},
);
