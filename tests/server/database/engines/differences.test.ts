/** Where the engines differ without a word, and sums or orders would be others: each has its test, on both. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lastIdentifier } from '#lib/server/database/batch.ts';
import { rows, run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { appendAudit, checkAudit } from '#lib/server/record/index.ts';
import type { EngineName } from '../../../support/engine.ts';
import { emptyDatabase, temporaryFolder } from '../../../support/temporary.ts';

const ENGINES: readonly EngineName[] = ['sqlite', 'postgresql'];
const folder = temporaryFolder();
const dbs = new Map<EngineName, Database & { close: () => Promise<void> }>();

const insertPlan = (writer: Writer, code: string, name: string, status: string | null, year: number) =>
	run(
		writer,
		`insert into plan (code, name, currency, first_year, last_year, people_method, status)
		values (@code, @name, 'USD', @year, @year, 'largest', @status)`,
		{ code, name: JSON.stringify({ en: name }), year, status },
	);

beforeAll(async () => {
	for (const engine of ENGINES) {
		const db = await emptyDatabase(folder.path, 'differences', engine);
		dbs.set(engine, db);
		await transaction(db, async (writer) => {
			await insertPlan(writer, 'b', 'Zahle', '"told"', 7);
			await insertPlan(writer, 'B', 'amioun', null, -7);
			await insertPlan(writer, 'a', 'Éhden', null, 2_000_000_000);
			await insertPlan(writer, '_', 'Halba', null, 2_000_000_000);
		});
	}
});
afterAll(async () => {
	for (const db of dbs.values()) await db.close();
	folder.remove();
});

function databaseOf(engine: EngineName): Database {
	const db = dbs.get(engine);
	if (!db) throw new Error(`no database of ${engine}`);
	return db;
}

describe.each(ENGINES)('%s', (engine) => {
	const ask = <Row>(text: string, parameters: object = {}) =>
		rows<Row>(databaseOf(engine).writer, text, parameters);
	const list = async (text: string) => (await ask<{ it: unknown }>(text)).map(({ it }) => it);

	test('gives numbers for counts and sums, of more than 32 bits too', async () => {
		expect(
			await ask(`select count(*) as plans, sum(first_year) as years, max(first_year) as most from plan`),
		).toEqual([{ plans: 4, years: 4_000_000_000, most: 2_000_000_000 }]);
		expect(await list(`select first_year * 4 as it from plan order by it desc limit 1`)).toEqual([
			8_000_000_000,
		]);
		expect(
			await list(`select cast(@big as integer) + 1 as it from plan limit 1`.replace('@big', '8000000000')),
		).toEqual([8_000_000_001]);
	});

	test('divides whole numbers to whole ones, towards 0', async () => {
		expect(await list(`select first_year / 2 as it from plan where code in ('b', 'B') order by it`)).toEqual([
			-3, 3,
		]);
		expect(await list(`select first_year % 4 as it from plan where code in ('b', 'B') order by it`)).toEqual([
			-3, 3,
		]);
	});

	test('orders text by its bytes, names in a language too', async () => {
		expect(await list(`select code as it from plan order by code`)).toEqual(['B', '_', 'a', 'b']);
		expect(await list(`select name ->> 'en' as it from plan order by 1`)).toEqual([
			'Halba',
			'Zahle',
			'amioun',
			'Éhden',
		]);
		expect(await list(`select max(code) as it from plan`)).toEqual(['b']);
		expect(await list(`select code as it from plan where code < 'a' order by code`)).toEqual(['B', '_']);
		expect(await list(`select string_agg(code, '' order by code) as it from plan`)).toEqual(['B_ab']);
	});

	test('makes only the letters of ASCII small', async () => {
		expect(await list(`select lower(name) as it from plan where code = 'a'`)).toEqual(['{"en":"Éhden"}']);
	});

	test('puts what is not there where the text says', async () => {
		expect(await list(`select status as it from plan order by status nulls first, code limit 3`)).toEqual([
			null,
			null,
			null,
		]);
	});

	test('says 1 and 0, not true and false', async () => {
		expect(
			await ask(
				`select status is null as it, exists (select 1 from plan) as there from plan where code = 'b'`,
			),
		).toEqual([{ it: 0, there: 1 }]);
	});

	test('takes a text for what it is, and no text for a number', async () => {
		const wrong = run(databaseOf(engine).writer, `update plan set minimum_count = @count where code = 'b'`, {
			count: 'x',
		});
		if (engine === 'postgresql') await expect(wrong).rejects.toThrow('bigint');
		// SQLite takes it: rules refuse it before it comes here.
		else expect(await wrong).toBe(1);
		await run(databaseOf(engine).writer, `update plan set minimum_count = 7 where code = 'b'`);
	});

	test('numbers the record without a gap where a transaction was taken back', async () => {
		const write = (writer: Writer) =>
			appendAudit(writer, {
				at: new Date(0),
				personId: null,
				planId: null,
				action: 'import bundle',
				subject: 'plan/1',
				before: null,
				after: null,
			});
		const db = databaseOf(engine);
		await transaction(db, write);
		const undone = transaction(db, async (writer) => {
			await write(writer);
			throw new Error('taken back');
		});
		await expect(undone).rejects.toThrow('taken back');
		await transaction(db, write);
		expect(await checkAudit(db.writer)).toMatchObject({ entries: 2, broken: null });
	});

	test('never gives an identifier again, nor one that a row was stored with', async () => {
		await transaction(databaseOf(engine), async (writer) => {
			await run(
				writer,
				`insert into sector (id, plan_id, code, name) select 1, id, 's', '{"en":"S"}' from plan where code = 'b'`,
			);
			await run(
				writer,
				`insert into organisation (id, plan_id, code, name, type) select 1, id, 'o', '{"en":"O"}', 'ingo' from plan where code = 'b'`,
			);
			await run(
				writer,
				`insert into period (id, plan_id, year, quarter, opens, due) select 1, id, 7, 1, '0007-01-01', '0007-05-01' from plan where code = 'b'`,
			);
			const report = `insert into report (sector_id, partner_id, period_id, state, version, updated_at)
				values (1, 1, 1, 'approved', @version, 0) returning id`;
			const given = async (version: number) =>
				(await rows<{ id: number }>(writer, report, { version }))[0]?.id;
			expect(await lastIdentifier(writer, 'report')).toBe(0);
			expect([await given(1), await given(2)]).toEqual([1, 2]);
			await run(writer, `delete from report where version = 2`);
			expect(await lastIdentifier(writer, 'report')).toBe(2);
			expect(await given(2)).toBe(3);
			const activity = `insert into activity (id, report_id, status) values (@id, 1, 'ongoing')`;
			await run(writer, activity, { id: 41 });
			const next = `insert into activity (report_id, status) values (1, 'ongoing') returning id`;
			expect(await rows(writer, next)).toEqual([{ id: 42 }]);
		});
	});
});
