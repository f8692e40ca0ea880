/** What machines ask that watch over the server, and what its log tells, as it is built. */
import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, openDatabase, run } from '#lib/server/database/driver.ts';
import { BUILDING, freePort, raw, serve, startApp, type App } from './support/app.ts';

let app: App;
beforeAll(async () => {
	app = await startApp();
}, BUILDING);
afterAll(async () => app.stop());

const lines = () =>
	app
		.log()
		.split('\n')
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line) as Record<string, unknown>);
const last = () => lines().findLast(({ path }) => path !== undefined);

test('it lives and is ready, and tells numbers to this machine alone', async () => {
	expect(await raw(app, '/health/live')).toMatchObject({ status: 200 });
	expect((await raw(app, '/health/ready')).body.toString()).toBe('{"live":true,"ready":true}\n');
	const { status, body } = await raw(app, '/metrics');
	expect(status).toBe(200);
	const text = body.toString();
	for (const name of [
		'masar_http_request_duration_seconds_bucket',
		'masar_reports',
		'masar_build_info',
		'process_resident_memory_bytes',
		'masar_database_bytes',
		'masar_disk_free_bytes',
	])
		expect(text).toContain(`\n${name}`);
	const others = await raw(app, '/metrics', { headers: { 'x-forwarded-for': '203.0.113.5' } });
	expect(others.status).toBe(404);
	expect(others.body.toString()).not.toContain('masar_');
	await expect.poll(() => last()?.status).toBe(404);
});

test('every answer is one line of the log and one count: pages, kept ones, files, nothing, failures', async () => {
	const page = '/lrp-2024/shelter/2024/q1';
	const asked = [
		'/ar',
		'/ar',
		`${page}?window=quarter`,
		'/robots.txt',
		'/favicon.svg',
		'/nowhere',
		'/%E0%A4%A',
	];
	// Lines come some at once, in their order: those of what was asked before come before this one's.
	await raw(app, '/health/live');
	await expect.poll(() => last()?.path).toBe('/health/live');
	const told = [];
	for (const path of asked) {
		const before = lines().length;
		const { status } = await raw(app, path);
		await expect.poll(() => lines().length, { interval: 5 }).toBe(before + 1);
		const line = last();
		expect([path, line?.status]).toEqual([path, status]);
		expect(line).toMatchObject({ request: expect.stringMatching(/^[\w-]{36}$/) as string, method: 'GET' });
		told.push([line?.path, line?.route, line?.kept ?? false]);
	}
	expect(told.slice(0, 3)).toEqual([
		['/ar', '/', false],
		['/ar', '/', true],
		[page, '/[plan]/[sector]/[year]/[quarter]', false],
	]);
	expect(JSON.stringify(told)).not.toContain('window=');
	const text = (await raw(app, '/metrics')).body.toString();
	expect(text).toContain('_count{route="/",method="GET",status="200"} 2');
	expect(text).toContain('_count{route="/[plan]/[sector]/[year]/[quarter]",method="GET"');
	expect(text).not.toContain('lrp-2024');
});

test('a link’s token and the reader’s address are in no line of the log', async () => {
	await raw(app, '/account/reset/s3cretTokenOfALink');
	await raw(app, '/ar/account/invitation/s3cretTokenOfALink?next=s3cretTokenOfALink');
	await expect.poll(() => last()?.path).toContain('invitation');
	expect(app.log()).not.toMatch(/s3cretTokenOfALink|127\.0\.0\.1"/);
});

test('a database of a later version is refused, with a sentence', async () => {
	const later = `${app.database}.later`;
	copyFileSync(app.database, later);
	const db = openDatabase(later);
	await run(db.writer, `insert into __drizzle_migrations (hash, created_at) values ('later', 9e15)`);
	await closeDatabase(db);
	await expect(serve(later, await freePort())).rejects.toThrow(/of a later version than this program/);
});
