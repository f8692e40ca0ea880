import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DrizzleQueryError } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '#db/schema/index.ts';
import {
	closeDatabase,
	type Database,
	migrate,
	openDatabase,
	rows,
	run,
	transaction,
} from '#lib/server/database/driver.ts';
import { failureOf, withFailure } from '#lib/server/http/failure.ts';
import { execute } from '../../support/statements.ts';
import { dropAddress, engineOfRun, newAddress } from '../../support/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'masar-failure-'));
let db: Database;

beforeAll(async () => {
	db = openDatabase(await newAddress(folder, 'test'));
	await migrate(db);
});
afterAll(async () => {
	await closeDatabase(db);
	await dropAddress(db.path);
	rmSync(folder, { recursive: true });
});

async function errorOf(work: () => Promise<unknown>): Promise<unknown> {
	return work().then(
		() => undefined,
		(error: unknown) => error,
	);
}

test('a database that another process writes to is busy: 503', async () => {
	const other = openDatabase(db.path);
	await execute(db, engineOfRun() === 'sqlite' ? 'pragma busy_timeout = 1' : `set lock_timeout = '1ms'`);
	const error = await transaction(other, async () => errorOf(() => transaction(db, async () => 1)));
	await closeDatabase(other);
	expect(failureOf(error, 'x')).toEqual({ id: 'x', status: 503 });
});

/** SQLite's own refusal of another page; of PostgreSQL, which has no such limit, its word for a full disk. */
async function fullDisk(): Promise<unknown> {
	if (engineOfRun() === 'postgresql') {
		const full = `do $$ begin raise exception 'no space left' using errcode = 'disk_full'; end $$`;
		return errorOf(() => transaction(db, (writer) => run(writer, full)));
	}
	const [pages] = await rows<{ page_count: number }>(db.writer, 'pragma page_count');
	await execute(db, `pragma max_page_count = ${pages?.page_count}`);
	const error = await errorOf(() =>
		transaction(db, async (writer) => {
			await writer
				.insert(person)
				.values({ email: 'a@example.org', name: 'x'.repeat(100_000), createdAt: new Date(0) });
		}),
	);
	await execute(db, 'pragma max_page_count = 1073741823');
	return error;
}

test('a full disk is told as such, even wrapped by the query builder: 507', async () => {
	const error = await fullDisk();
	expect(failureOf(error, 'x').status).toBe(507);
	const wrapped = new DrizzleQueryError('insert', [], error as Error);
	expect(failureOf(wrapped, 'x').status).toBe(507);
});

test.each([new Error('x'), new TypeError('y', { cause: new Error('z') }), 'text', undefined, null])(
	'anything else is 500: %s',
	(error) => {
		expect(failureOf(error, 'x').status).toBe(500);
	},
);

test('a circle of causes ends', () => {
	const error = new Error('round');
	error.cause = new Error('and round', { cause: error });
	expect(failureOf(error, 'x').status).toBe(500);
});

test('the reader is told when to ask again, and keeps nothing', async () => {
	const answer = withFailure(new Response('sentence', { status: 500, headers: { 'x-kept': '1' } }), {
		id: 'x',
		status: 503,
	});
	expect(answer.status).toBe(503);
	expect(answer.headers.get('retry-after')).toBe('5');
	expect(answer.headers.get('cache-control')).toBe('no-store');
	expect(answer.headers.get('x-kept')).toBe('1');
	expect(await answer.text()).toBe('sentence');
});
