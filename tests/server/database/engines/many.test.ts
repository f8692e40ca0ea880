/** Several instances on one PostgreSQL: as many processes as one likes, here connections of their own. */
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
	claim,
	closeDatabase,
	faultOf,
	openDatabase,
	rows,
	run,
	snapshot,
	transaction,
	watchWrites,
	type Database,
	type Reader,
	type Writer,
} from '#lib/server/database/driver.ts';
import { emptyDatabase, temporaryFolder } from '../../../support/temporary.ts';

const folder = temporaryFolder();
let one: Database & { close: () => Promise<void> };
let other: Database;
/** Somebody who keeps to no lock of ours. */
let stranger: pg.Client;

beforeEach(async () => {
	one = await emptyDatabase(folder.path, 'many', 'postgresql');
	other = openDatabase(one.path);
	stranger = new pg.Client(one.path);
	await stranger.connect();
	await transaction(one, (writer) => insertPlan(writer, 'a'));
});
afterEach(async () => {
	await stranger.end();
	await closeDatabase(other);
	await one.close();
});

const insertPlan = (writer: Writer, code: string) =>
	run(
		writer,
		`insert into plan (code, name, currency, first_year, last_year, people_method)
		values (@code, '{"en":"Plan"}', 'USD', 2024, 2024, 'largest')`,
		{ code },
	);
const addYear = async (writer: Writer) => {
	const [plan] = await rows<{ year: number }>(writer, `select last_year as year from plan where code = 'a'`);
	await run(writer, `update plan set last_year = @year where code = 'a'`, { year: (plan?.year ?? 0) + 1 });
};
const yearOf = async (reader: Reader) =>
	(await rows<{ year: number }>(reader, `select last_year as year from plan where code = 'a'`))[0]?.year;

test('what two read and write at once, both have written', async () => {
	await Promise.all(Array.from({ length: 20 }, (_, i) => transaction(i % 2 === 0 ? one : other, addYear)));
	expect(await snapshot(one, yearOf)).toBe(2044);
});

test('a transaction that met another one is done again, whole', async () => {
	let attempts = 0;
	await transaction(one, async (writer) => {
		attempts++;
		await insertPlan(writer, 'b');
		const year = await yearOf(writer);
		if (attempts === 1) await stranger.query(`update plan set last_year = 3000 where code = 'a'`);
		await run(writer, `update plan set last_year = @year where code = 'a'`, { year: (year ?? 0) + 1 });
	});
	expect(attempts).toBe(2);
	expect(await snapshot(other, yearOf)).toBe(3001);
});

test('one that meets another each time is refused as busy, and leaves nothing', async () => {
	const refused = transaction(one, async (writer) => {
		await yearOf(writer);
		await stranger.query(`update plan set last_year = last_year + 1 where code = 'a'`);
		await run(writer, `update plan set last_year = 9999 where code = 'a'`);
	});
	expect(faultOf(await refused.catch((error: unknown) => error))).toBe('busy');
	expect(await snapshot(one, yearOf)).toBe(2034);
});

test('a failed statement that nobody told of takes the transaction with it, and says so', async () => {
	const silent = transaction(one, async (writer) => {
		await insertPlan(writer, 'b');
		await insertPlan(writer, 'a').catch(() => undefined);
	});
	await expect(silent).rejects.toThrow('aborted');
	expect(await snapshot(one, (reader) => rows(reader, 'select code from plan'))).toEqual([{ code: 'a' }]);
});

test('a connection that is lost takes its transaction with it, and the next one has another', async () => {
	const pid = async (writer: Writer) =>
		(await rows<{ pid: number }>(writer, 'select pg_backend_pid() as pid'))[0]?.pid;
	const cut = transaction(one, async (writer) => {
		await insertPlan(writer, 'b');
		await stranger.query('select pg_terminate_backend($1)', [await pid(writer)]);
		await insertPlan(writer, 'c');
	});
	await expect(cut).rejects.toThrow();
	await transaction(one, (writer) => insertPlan(writer, 'd'));
	const codes = await snapshot(one, (reader) => rows(reader, 'select code from plan order by code'));
	expect(codes).toEqual([{ code: 'a' }, { code: 'd' }]);
});

test('who waits too long for another writer is told that it is busy', async () => {
	await one.writer.$client.exec(`set lock_timeout = '50ms'`);
	const waited = await transaction(other, async () =>
		transaction(one, addYear).catch((error: unknown) => error),
	);
	expect(faultOf(waited)).toBe('busy');
	await transaction(one, addYear);
	expect(await snapshot(one, yearOf)).toBe(2025);
});

test('a snapshot sees one moment while another instance writes', async () => {
	await snapshot(one, async (reader) => {
		const before = await yearOf(reader);
		await transaction(other, addYear);
		expect(await yearOf(reader)).toBe(before);
		await expect(addYear(reader)).rejects.toThrow('read-only');
	});
	expect(await snapshot(one, yearOf)).toBe(2025);
});

test('what changes nothing makes nobody ask anew', async () => {
	const watch = await watchWrites(other);
	const before = await watch.changes();
	await transaction(one, (writer) => run(writer, `update plan set last_year = 3000 where code = 'none'`));
	await transaction(one, yearOf);
	expect(await watch.changes()).toBe(before);
	await watch.end();
});

test('jobs are taken beside a writer, each by one', async () => {
	await transaction(one, (writer) => insertPlan(writer, 'b'));
	let taken = 0;
	const both = Promise.withResolvers<void>();
	const take = (db: Database) =>
		claim(db, async (writer) => {
			const [job] = await rows<{ code: string }>(
				writer,
				`select p.code from plan p where p.last_year = 2024 order by p.code limit 1 /* for update of p skip locked */`,
			);
			await run(writer, `update plan set last_year = 2025 where code = @code`, { code: job?.code ?? '' });
			taken += 1;
			if (taken === 2) both.resolve();
			// Neither lets go of its own before the other has one.
			await both.promise;
			return job?.code;
		});
	const jobs = await transaction(one, async (writer) => {
		await insertPlan(writer, 'c');
		return Promise.all([take(one), take(other)]);
	});
	expect(jobs.toSorted()).toEqual(['a', 'b']);
	expect(await take(one)).toBe('c');
});

test('what one writes the other sees at once, and knows that something was written', async () => {
	const watch = await watchWrites(other);
	const before = await watch.changes();
	expect(await watch.changes()).toBe(before);
	await transaction(one, addYear);
	expect(await watch.changes()).not.toBe(before);
	await watch.end();
});

test('as many snapshots as one likes share the connections', async () => {
	const years = await Promise.all(Array.from({ length: 40 }, () => snapshot(one, yearOf)));
	expect(new Set(years)).toEqual(new Set([2024]));
	const { rows: found } = await stranger.query<{ all: string }>(
		`select count(*) as all from pg_stat_activity where datname = current_database() and application_name = 'masar'`,
	);
	expect(Number(found[0]?.all)).toBeLessThanOrEqual(13);
});

test('a number that is too large for one is refused, not rounded', async () => {
	await expect(rows(one.writer, `select 9007199254740993 as it`)).rejects.toThrow('more than a number');
});
