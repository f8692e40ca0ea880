import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
	eachRow,
	rows,
	run,
	snapshot,
	transaction,
	type Reader,
	type Writer,
} from '#lib/server/database/driver.ts';
import { withScratch } from '#lib/server/database/scratch.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

let folder: ReturnType<typeof temporaryFolder>;
let db: Awaited<ReturnType<typeof emptyDatabase>>;

beforeEach(async () => {
	folder = temporaryFolder();
	db = await emptyDatabase(folder.path);
});
afterEach(async () => {
	await db.close();
	folder.remove();
});

const insertPlan = (writer: Writer, code: string) =>
	run(
		writer,
		`insert into plan (code, name, currency, first_year, last_year, people_method)
		values (@code, '{"en":"Plan"}', 'USD', 2024, 2024, 'largest')`,
		{ code },
	);
const codesOf = async (reader: Reader) =>
	(await rows<{ code: string }>(reader, 'select code from plan order by id')).map(({ code }) => code);

test('a second transaction waits for the first, whatever the first waits for', async () => {
	const order: string[] = [];
	const slow = transaction(db, async (writer) => {
		order.push('first begins');
		await insertPlan(writer, 'a');
		for (let turns = 0; turns < 5; turns++) await turn();
		await insertPlan(writer, 'b');
		order.push('first ends');
	});
	const quick = transaction(db, async (writer) => {
		order.push('second begins');
		expect(await codesOf(writer)).toEqual(['a', 'b']);
		await insertPlan(writer, 'c');
	});
	await Promise.all([slow, quick]);
	expect(order).toEqual(['first begins', 'first ends', 'second begins']);
	expect(await snapshot(db, codesOf)).toEqual(['a', 'b', 'c']);
});

test('one that fails late takes all of its own back, and nothing of the next', async () => {
	const failing = transaction(db, async (writer) => {
		await insertPlan(writer, 'a');
		await turn();
		throw new Error('no');
	});
	const next = transaction(db, (writer) => insertPlan(writer, 'b'));
	await expect(failing).rejects.toThrow('no');
	expect(await next).toBe(1);
	expect(await snapshot(db, codesOf)).toEqual(['b']);
});

test('what is committed from a scratch connection waits in the same queue', async () => {
	const order: string[] = [];
	const slow = transaction(db, async (writer) => {
		await insertPlan(writer, 'a');
		await turn();
		order.push('transaction');
	});
	const other = withScratch(db, ({ commit }) =>
		commit(async (writer) => {
			order.push('scratch');
			expect(await codesOf(writer)).toEqual(['a']);
			await insertPlan(writer, 'b');
			await turn();
		}),
	);
	const last = transaction(db, async (writer) => {
		order.push('last');
		expect(await codesOf(writer)).toEqual(['a', 'b']);
	});
	await Promise.all([slow, other, last]);
	expect(order).toEqual(['transaction', 'scratch', 'last']);
});

test('a snapshot sees one moment while others write, in questions side by side and row by row', async () => {
	await transaction(db, async (writer) => {
		for (const code of ['a', 'b', 'c']) await insertPlan(writer, code);
	});
	await snapshot(db, async (reader) => {
		const seen: string[] = [];
		for await (const { code } of eachRow<{ code: string }>(reader, 'select code from plan order by id')) {
			seen.push(code);
			await transaction(db, (writer) => insertPlan(writer, `${code}+`));
		}
		expect(seen).toEqual(['a', 'b', 'c']);
		await turn();
		const [codes, again] = await Promise.all([codesOf(reader), codesOf(reader)]);
		expect(codes).toEqual(['a', 'b', 'c']);
		expect(again).toEqual(codes);
	});
	expect(await snapshot(db, codesOf)).toHaveLength(6);
});
