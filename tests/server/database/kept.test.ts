import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptAnswer } from '#lib/server/database/cache.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	rows,
	run,
	snapshot,
	transaction,
	type Database,
	type Reader,
} from '#lib/server/database/driver.ts';
import { newAddress } from '../../support/engine.ts';

let folder: string;
let db: Database;
let asked: number;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'masar-kept-'));
	db = openDatabase(await newAddress(folder));
	await migrate(db);
	asked = 0;
});

afterEach(async () => {
	await closeDatabase(db);
	rmSync(folder, { recursive: true });
});

const countPlans = keptAnswer(async (reader: Reader): Promise<number> => {
	asked += 1;
	return (await rows<{ n: number }>(reader, 'select count(*) as n from plan'))[0]?.n ?? NaN;
});

const insertPlan = (into: Database, code: string) =>
	transaction(into, async (writer) => {
		await run(
			writer,
			`insert into plan (code, name, currency, first_year, last_year, people_method)
			values (@code, '{"en":"Plan"}', 'USD', 2024, 2024, 'largest')`,
			{ code },
		);
	});

test('what is kept is asked for once, until something is written', async () => {
	expect(await snapshot(db, countPlans)).toBe(0);
	expect(await snapshot(db, countPlans)).toBe(0);
	expect(asked).toBe(1);
	await insertPlan(db, 'a');
	expect(await snapshot(db, countPlans)).toBe(1);
	expect(asked).toBe(2);
});

test('another process that writes is noticed', async () => {
	expect(await snapshot(db, countPlans)).toBe(0);
	const other = openDatabase(db.path);
	await insertPlan(other, 'a');
	await closeDatabase(other);
	expect(await snapshot(db, countPlans)).toBe(1);
});

test('a snapshot that began before keeps its own moment', async () => {
	await snapshot(db, countPlans);
	await snapshot(db, async (reader) => {
		expect(await countPlans(reader)).toBe(0);
		await insertPlan(db, 'a');
		expect(await snapshot(db, countPlans)).toBe(1);
		expect(await rows<{ n: number }>(reader, 'select count(*) as n from plan')).toEqual([{ n: 0 }]);
		expect(await countPlans(reader)).toBe(0);
	});
	expect(await snapshot(db, countPlans)).toBe(1);
});

test('in a transaction nothing is kept', async () => {
	await snapshot(db, countPlans);
	const counts = await transaction(db, async (writer) => {
		const before = await countPlans(writer);
		await run(writer, 'delete from plan');
		return [before, await countPlans(writer)];
	});
	expect(counts).toEqual([0, 0]);
	expect(asked).toBe(3);
});

test('a question that failed is asked again', async () => {
	let failing = true;
	const ask = keptAnswer(async () => {
		if (failing) throw new Error('no');
		return 'yes';
	});
	await expect(snapshot(db, ask)).rejects.toThrow('no');
	failing = false;
	expect(await snapshot(db, ask)).toBe('yes');
});
