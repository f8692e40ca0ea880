/** Wrong and hostile questions: each gets its status, a sentence, and nothing of the inside. */
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemAnswer } from '#lib/forms/problem.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';

const PLAN = '/api/v1/plans/harbour';
const SECTOR = `${PLAN}/sectors/shelter`;
const WHEN = 'year=2024&quarter=1';
let app: App;
beforeAll(async () => {
	app = await startApp();
}, BUILDING);
afterAll(() => app.stop());

/** The problem that the address answers with, checked for what must never leave the server. */
async function problemOf(path: string, status: number) {
	const answer = await raw(app, path);
	const body = answer.body.toString();
	expect(answer.status, body).toBe(status);
	expect(answer.headers['content-type']).toBe('application/problem+json');
	expect(body).not.toMatch(/select |sqlite|node_modules|\.ts\b|\n\s+at /i);
	expect(body.length).toBeLessThan(10_000);
	const problem = problemAnswer.strict().parse(JSON.parse(body));
	expect(problem.status).toBe(status);
	expect(problem.detail).toMatch(/\.$/);
	return problem;
}

describe('each parameter, wrong once', () => {
	test.each([
		['progress?quarter=1', 'year'],
		['progress?year=twenty&quarter=1', 'year'],
		['progress?year=2024&quarter=0', 'quarter'],
		[`progress?${WHEN}&window=year`, 'window'],
		[`progress?${WHEN}&partner=`, 'partner'],
		[`progress?${WHEN}&place=`, 'place'],
		[`progress?${WHEN}&donor=`, 'donor'],
		[`progress?${WHEN}&tag=`, 'tag'],
		[`progress?${WHEN}&cohort=nobody`, 'cohort'],
		[`progress?${WHEN}&sex=x`, 'sex'],
		[`progress?${WHEN}&age=old`, 'age'],
		[`progress?${WHEN}&disability=x`, 'disability'],
		[`progress?${WHEN}&compare=last-year`, 'compare'],
		[`progress?${WHEN}&provisional=yes`, 'provisional'],
		[`progress?${WHEN}&indicator=1.1.a`, 'indicator'],
		[`people?${WHEN}&window=`, 'window'],
		[`people?${WHEN}&sex=female`, 'sex'],
		['series', 'indicator'],
		[`series?indicator=1.1.a&year=2024`, 'year'],
		[`places?${WHEN}`, 'indicator'],
		[`places?${WHEN}&indicator=1.1.a&level=0`, 'level'],
		['funding', 'year'],
		['funding?year=24', 'year'],
		['funding?year=2024&quarter=1', 'quarter'],
		['places/search', 'q'],
		['places/search?q=', 'q'],
		['places/search?q=town&limit=5', 'limit'],
		['partners?year=2024', 'quarter'],
		[`partners?${WHEN}&partner=P1`, 'partner'],
	])('%s', async (question, parameter) => {
		const { errors, detail } = await problemOf(`${SECTOR}/${question}`, 400);
		expect(errors?.map((error) => error.parameter)).toEqual([parameter]);
		expect(detail).toContain(parameter);
	});

	test.each(['/api/v1/plans', '/api/v1/openapi.json'])('%s takes none at all', async (path) => {
		const { errors } = await problemOf(`${path}?lang=ar`, 400);
		expect(errors).toEqual([{ parameter: 'lang', detail: expect.any(String) as string, allowed: [] }]);
	});

	test('a group that is not there is answered with those that are', async () => {
		const { errors } = await problemOf(`${SECTOR}/progress?${WHEN}&sex=women`, 400);
		expect(errors?.[0]?.allowed).toEqual(['female', 'male']);
	});
});

describe('what is not there', () => {
	test.each([
		[`/api/v1/plans/nowhere/sectors/shelter/progress?${WHEN}`, undefined],
		[`${PLAN}/sectors/nowhere/people?${WHEN}`, undefined],
		[`${SECTOR}/series?indicator=9.9`, 'indicator'],
		[`${SECTOR}/places?${WHEN}&indicator=9.9`, 'indicator'],
		[`${SECTOR}/progress?${WHEN}&place=LB`, 'place'],
		[`${SECTOR}/progress?${WHEN}&partner=P9`, 'partner'],
		[`${SECTOR}/progress?${WHEN}&donor=D9`, 'donor'],
		[`${SECTOR}/progress?year=2022&quarter=4`, 'year'],
		[`${SECTOR}/partners?year=2025&quarter=1`, 'year'],
	])('%s', async (path, parameter) => {
		const { errors } = await problemOf(path, 404);
		expect(errors?.map((error) => error.parameter)).toEqual(parameter && [parameter]);
	});

	test('a year outside the plan is told which years there are', async () => {
		expect((await problemOf(`${SECTOR}/people?year=1999&quarter=1`, 404)).detail).toContain('2023 to 2024');
	});

	test('a plan that has published nothing shows no figures, whatever is asked', async () => {
		const closed = '/api/v1/plans/closed/sectors/shelter';
		for (const question of [
			`progress?${WHEN}`,
			`progress?${WHEN}&provisional`,
			`people?${WHEN}`,
			'series?indicator=1.1.a',
			`places?${WHEN}&indicator=1.1.a`,
			`partners?${WHEN}`,
		]) {
			expect((await problemOf(`${closed}/${question}`, 404)).detail).toContain('published');
		}
	});

	test.each(['/api', '/api/v1', '/api/v2/plans', '/api/v1/plans/harbour', `${SECTOR}/money?year=2024`])(
		'%s is no address of the API',
		async (path) => {
			const { status } = await raw(app, path);
			expect(status).toBe(404);
		},
	);

	test.each(['/ar/api/v1/plans', '/fr/api/v1/openapi.json', '/api/v1/2024/q1'])(
		'%s is neither page nor API',
		async (path) => {
			await problemOf(path, 404);
		},
	);
});

test('provisional figures are not for strangers, however they are asked for', async () => {
	for (const value of ['', '=', '=true']) {
		await problemOf(`${SECTOR}/progress?${WHEN}&provisional${value}`, 403);
	}
	expect((await raw(app, `${SECTOR}/progress?${WHEN}&provisional=false`)).status).toBe(200);
});

describe('hostile addresses', () => {
	const long = 'x'.repeat(10_000);
	const addresses: [path: string, status: number][] = [
		[`${SECTOR}/progress?${WHEN}&partner=${long}`, 400],
		[`${SECTOR}/progress?${WHEN}&${long}=1`, 400],
		[`${SECTOR}/progress?year=${'9'.repeat(10_000)}&quarter=1`, 400],
		[`${SECTOR}/series?indicator=${long}`, 400],
		[`${SECTOR}/progress?${`${WHEN}&`.repeat(500)}`, 400],
		[`${SECTOR}/progress?${WHEN}&year=2024`, 400],
		[`${SECTOR}/progress?${WHEN}&__proto__=x`, 400],
		[`${SECTOR}/progress?${WHEN}&constructor[prototype]=x`, 400],
		[`${SECTOR}/progress?${WHEN}&sex=__proto__`, 400],
		[`${SECTOR}/series?indicator=__proto__`, 404],
		[`${SECTOR}/series?indicator=constructor`, 404],
		[`${SECTOR}/series?indicator=%00`, 404],
		[`${SECTOR}/series?indicator=1.1.a%00`, 404],
		[`${SECTOR}/series?indicator=%ff%fe`, 404],
		[`${SECTOR}/series?indicator=%zz`, 404],
		[`${SECTOR}/series?indicator=1.1.a'%20or%201=1--`, 404],
		[`/api/v1/plans/%00/sectors/shelter/progress?${WHEN}`, 404],
		[`/api/v1/plans/__proto__/sectors/shelter/progress?${WHEN}`, 404],
		[`/api/v1/plans/${long}/sectors/shelter/progress?${WHEN}`, 404],
		[`/api/v1/plans/harbour/sectors/%E2%80%AE/progress?${WHEN}`, 404],
		[`/api/v1/plans/%2e%2e%2fharbour/sectors/shelter/progress?${WHEN}`, 404],
		['/api/%ff', 404],
		['/api/%zz', 404],
		[`/api${'/a'.repeat(4000)}`, 404],
	];

	test.each(addresses.map(([path, status]) => [path.slice(0, 80), path, status] as const))(
		'%s',
		async (_, path, status) => {
			const { detail, errors } = await problemOf(path, status);
			expect(detail.length).toBeLessThan(300);
			expect((errors ?? []).every((error) => error.parameter.length < 70)).toBe(true);
		},
	);

	test('pages as well: no 500, no stack', async () => {
		for (const path of [
			'/%zz',
			'/%ff',
			'/%00',
			'/ar/%zz',
			'/ar/%ff',
			'/ar/ar/ar',
			'/api/v1/plans/../../../../etc/passwd',
			'//example.org/',
			'/\\example.org',
			`/${long}`,
			`${'/a'.repeat(4000)}`,
			'/__proto__',
			'/harbour/__proto__',
			'/constructor/shelter/2024/q1',
			'/?year=%00',
			`/?${long}`,
		]) {
			const answer = await raw(app, path);
			expect(answer.status, path).toBeLessThan(500);
			expect(new URL(answer.headers.location ?? '/', app.origin).origin, path).toBe(app.origin);
			expect(answer.body.toString(), path).not.toMatch(/node_modules|\n\s+at |sqlite/i);
		}
	});

	test('headers as well', async () => {
		for (const headers of [
			{ 'accept-encoding': `${'br;q=0.1,'.repeat(800)}` },
			{ 'if-none-match': `${'"x",'.repeat(2000)}` },
			{ 'accept-language': '%'.repeat(5000) },
			{ host: 'evil.example' },
			{ 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'javascript' },
			{ cookie: `${'a='.repeat(3000)}` },
		]) {
			const { status, headers: answered, body } = await raw(app, `${SECTOR}/people?${WHEN}`, { headers });
			expect(status).toBe(200);
			expect(JSON.stringify(answered) + body.toString('latin1')).not.toContain('evil.example');
		}
	});
});

test('the unexpected: a sentence and an identifier for the reader, the rest in the log', async () => {
	const broken = await startApp();
	const db = new Sqlite(broken.database);
	db.exec('alter table plan rename to gone');
	db.close();
	const path = `${SECTOR}/people?${WHEN}`;
	const api = await raw(broken, path);
	const page = await raw(broken, '/ar');
	await broken.stop();
	const problem = problemAnswer.parse(JSON.parse(api.body.toString()));
	expect(problem).toMatchObject({ status: 500, title: 'Internal Server Error' });
	expect(problem.id).toMatch(/^[\w-]{36}$/);
	expect(page.status).toBe(500);
	for (const { body, headers } of [api, page]) {
		expect(body.toString()).not.toMatch(/no such table|select |SqliteError|\n\s+at /i);
		expect(headers['cache-control']).toBe('no-store');
		expect(headers['x-content-type-options']).toBe('nosniff');
	}
	const logged = broken
		.log()
		.split('\n')
		.find((line) => line.includes(problem.id ?? '?'));
	expect(logged).toContain('no such table');
});
