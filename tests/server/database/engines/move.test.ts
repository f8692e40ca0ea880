/** All of a database into one of the other engine and back: everything is as it was, or nothing is there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastIdentifier } from '#lib/server/database/batch.ts';
import { filledTable } from '#lib/server/database/transfer.ts';
import {
	closeDatabase,
	openDatabase,
	rows,
	run,
	transaction,
	type Database,
} from '#lib/server/database/driver.ts';
import { addDemonstrationAccounts } from '#lib/server/demonstration/commands/accounts.ts';
import { addDemonstrationReports } from '#lib/server/demonstration/commands/reports.ts';
import { moveDatabase } from '#lib/server/exchange/move.ts';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { urlOf, type EngineName } from '../../../support/engine.ts';
import { loadDemonstration, publishDemonstration } from '../../../../scripts/setup/seeding.ts';
import { SEED } from '../../../support/seedFiles.ts';
import { execute } from '../../../support/statements.ts';
import { emptyDatabase, temporaryFolder } from '../../../support/temporary.ts';

const NOW = new Date('2024-05-04T09:30:00Z');
const folder = temporaryFolder();
const opened: { close: () => Promise<void> }[] = [];
let source: Database;

async function empty(engine: EngineName, name: string): Promise<Database> {
	const db = await emptyDatabase(folder.path, name, engine);
	opened.push(db);
	return db;
}

beforeAll(async () => {
	source = await empty('sqlite', 'source');
	await loadDemonstration(source, SEED);
	await publishDemonstration(source);
	await addDemonstrationAccounts(source, NOW);
	await addDemonstrationReports(source);
	// The last identifiers of reports and entries are of rows that are gone.
	await transaction(source, async (writer) => {
		await run(
			writer,
			`insert into report (id, sector_id, partner_id, period_id, version, state, updated_at)
			select 5000, sector_id, partner_id, period_id, 77, 'draft', 0 from report order by id limit 1`,
		);
		await run(writer, 'delete from report where id = 5000');
	});
}, 120_000);
afterAll(async () => {
	for (const db of opened) await db.close();
	folder.remove();
});

/** Every row of every table that the source has, in one order. */
async function everything({ writer }: Database): Promise<Record<string, string[]>> {
	const found: Record<string, string[]> = {};
	const tables = await rows<{ name: string }>(
		source.writer,
		`select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like '%drizzle%'`,
	);
	for (const { name } of tables) {
		const stored = await rows<object>(writer, `select * from ${name}`);
		found[name] = stored.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
	}
	return found;
}

const move = (from: Database, to: Database): string[] =>
	execFileSync(process.execPath, ['scripts/move.ts', urlOf(from.path), urlOf(to.path)], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
	})
		.trimEnd()
		.split('\n');

test('there and back, and all is as it was', async () => {
	const there = await empty('postgresql', 'there');
	const said = move(source, there);
	// Its last lines are how long it took, and where the key is.
	expect(said.slice(0, -2).map((line) => line.split(' ')[0])).toEqual([
		'lrp-2024/social-stability',
		'record',
	]);
	expect(said.join('\n')).not.toContain(there.path);
	expect(await everything(there)).toEqual(await everything(source));
	expect(await transaction(there, checkTotals)).toEqual([]);
	expect(await lastIdentifier(there.writer, 'report')).toBe(5000);

	const back = await empty('sqlite', 'back');
	expect(move(there, back).slice(0, -2)).toEqual(said.slice(0, -2));
	const all = await everything(back);
	expect(all).toEqual(await everything(source));
	expect(Object.values(all).filter((stored) => stored.length > 0).length).toBeGreaterThan(30);
	expect(await lastIdentifier(back.writer, 'report')).toBe(5000);
	expect(await lastIdentifier(back.writer, 'entry')).toBe(await lastIdentifier(source.writer, 'entry'));
	// Two publications are some 2,000 rows of answers, and they are moved twice.
}, 120_000);

test('within one engine too, and says how far it is', async () => {
	const told: string[] = [];
	await moveDatabase(source, await empty('sqlite', 'beside'), (line) => told.push(line));
	expect(told).toContain('plan: 1 rows');
	expect(told.at(-1)).toBe('Comparing bundles and record');
});

test.each(['sqlite', 'postgresql'] as const)(
	'a target of %s that is not empty is refused',
	async (engine) => {
		const other = await empty(engine, 'filled');
		await execute(other, `insert into person (email, name, created_at) values ('a@example.org', 'A', 0)`);
		const { status, stderr } = spawnSync(
			process.execPath,
			['scripts/move.ts', urlOf(source.path), urlOf(other.path)],
			{ encoding: 'utf8' },
		);
		expect([status, stderr]).toEqual([
			1,
			expect.stringContaining('is not empty: there are rows in person. Nothing'),
		]);
		expect(await rows(other.writer, 'select name from person')).toEqual([{ name: 'A' }]);
	},
);

test('what does not arrive as it was is taken back', async () => {
	const target = await empty('sqlite', 'wrong');
	await execute(
		target,
		`create trigger wrong after insert on entry when new.total > 0 begin
			update entry set total = total + 1 where id = new.id and total = (select max(total) from entry);
		end`,
	);
	await expect(moveDatabase(source, target, () => undefined)).rejects.toThrow('did not arrive as it was');
	expect(await filledTable(target.writer)).toBeUndefined();
});

test.each(['sqlite', 'postgresql'] as const)(
	'to %s goes no row that has lost what it refers to',
	async (engine) => {
		const broken = await empty('sqlite', `broken-${engine}`);
		await execute(
			broken,
			`pragma foreign_keys = off;
		insert into sector (plan_id, code, name) values (41, 's', '{"en":"S"}');`,
		);
		const target = await empty(engine, `whole-${engine}`);
		await expect(moveDatabase(broken, target, () => undefined)).rejects.toThrow(
			engine === 'sqlite' ? 'lost what they refer to' : 'violates foreign key',
		);
		expect(await filledTable(target.writer)).toBeUndefined();
	},
);

test('a record that was changed is not taken for the right one', async () => {
	const changed = openDatabase(join(folder.path, 'source.sqlite'));
	await execute(changed, `update audit_entry set action = 'x' where id = 2`);
	const target = await empty('postgresql', 'changed');
	await expect(moveDatabase(changed, target, () => undefined)).rejects.toThrow('Entry 2 of the record');
	expect(await filledTable(target.writer)).toBeUndefined();
	await closeDatabase(changed);
});
