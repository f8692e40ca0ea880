/** Counts of referrals as a file and in the API: for who coordinates and administers, and for nobody else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '#lib/exchange/forms/openapi.ts';
import type { Role } from '#lib/access/permission.ts';
import { closeDatabase, openDatabase, rows, run } from '#lib/server/database/driver.ts';
import { addPerson, signedIn } from '../support/people.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { answerSchema, type Document } from './support/document.ts';
import { cookiesOf, seedPeople } from './support/people.ts';

const NOW = new Date('2024-05-04T09:30:00Z');
const FILE = '/manage/harbour/referrals/internal.csv';
const API = '/api/v1/plans/harbour/sectors/shelter/referrals';
const Q1 = '?year=2024&quarter=1';
/** In no other answer. */
const TELLING = '7654321';
let app: App;
let cookies: Record<Role, string>;
/** Coordinators of the other sector alone, and of another plan. */
let others: { readonly water: string; readonly closed: string };

const INSERT = `insert into referral (plan_id, month, from_sector, from_id, to_sector, status, count, hours) values`;

beforeAll(async () => {
	app = await startApp({}, async (path) => {
		await seedPeople(path);
		const db = openDatabase(path);
		await run(
			db.writer,
			`insert into sector (id, plan_id, code, name) values (9, 1, 'water', '{"en":"Water"}')`,
		);
		await run(
			db.writer,
			`${INSERT} (1, '2024-02', 'shelter', 1, 'health', 'no answer', 2, null),
			(1, '2024-02', 'shelter', 1, 'health', 'done', 3, 48), (1, '2024-03', 'water', 1, 'shelter', 'accepted', 1, 5),
			(1, '2024-03', 'water', 1, 'nutrition', 'accepted', 6, null), (1, '2024-04', 'shelter', 1, 'health', 'done', ${TELLING}, 0)`,
		);
		await closeDatabase(db);
	});
	cookies = await cookiesOf(app);
	const db = openDatabase(app.database);
	const signIn = async (email: string, planId: number, sectorId: number | null) => {
		const grants = [{ role: 'coordinator', planId, sectorId, organisationId: null } as const];
		return `session=${await signedIn(db, await addPerson(db, { email, grants, factor: true }, NOW), NOW)}`;
	};
	others = {
		water: await signIn('water@example.org', 1, 9),
		closed: await signIn('closed@example.org', 2, null),
	};
	await closeDatabase(db);
}, BUILDING);
afterAll(() => app.stop());

async function get(path: string, cookie = '') {
	const { status, headers, body } = await raw(app, path, { headers: { ...(cookie && { cookie }) } });
	return { status, headers, text: body.toString() };
}
async function records() {
	const db = openDatabase(app.database);
	const found = await rows<{ person: number; after: string }>(
		db.writer,
		`select person_id as person, after from audit_entry where action = 'download referrals' order by id`,
	);
	await closeDatabase(db);
	return found;
}

test('neither is there for anybody else, and a program is told so in its own way', async () => {
	const before = await records();
	const all = Object.entries({ ...cookies, ...others }).filter(
		([role]) => !['administrator', 'coordinator', 'water'].includes(role),
	);
	expect(all.length).toBeGreaterThan(6);
	for (const [role, cookie] of all) {
		const [file, answer] = [await get(FILE, cookie), await get(API + Q1, cookie)];
		expect([role, file.status]).toEqual([role, role === 'stranger' || role === 'unproven' ? 303 : 404]);
		expect([role, answer.status]).toEqual([role, 404]);
		expect(answer.headers['content-type']).toBe('application/problem+json');
		expect(answer.headers['cache-control']).toBe('no-store');
		expect(file.text + answer.text).not.toContain('no answer');
	}
	expect(await records()).toEqual(before);
});

describe('the file', () => {
	const lines = async (path: string, cookie: string) => (await get(path, cookie)).text.split('\r\n');

	test('says first that it is internal, and has a line for each status', async () => {
		const { status, headers, text } = await get(`${FILE}?quarter=2024-Q1`, cookies.coordinator);
		expect(status).toBe(200);
		expect(headers['content-disposition']).toBe(
			'attachment; filename="internal-harbour-2024-q1-referrals-demonstration.csv"',
		);
		expect(headers['cache-control']).toBe('no-store');
		const [first, head, tags, ...rest] = text.split('\r\n');
		expect(first).toMatch(/^\uFEFF"?Counts for the plan’s coordination, not public/);
		expect(head).toBe(
			'month,from_sector,from,to_sector,to,district,cohort,sex,age,status,count,hours,demonstration',
		);
		expect(tags).toMatch(/^#date\+month,/);
		expect(rest).toEqual([
			'2024-02,shelter,P1,health,,,,,,no answer,2,,yes',
			'2024-02,shelter,P1,health,,,,,,done,3,48,yes',
			'2024-03,water,P1,nutrition,,,,,,accepted,6,,yes',
			'2024-03,water,P1,shelter,,,,,,accepted,1,5,yes',
			'',
		]);
	});

	test('is of the newest quarter unless one is asked for, as its page is', async () => {
		expect((await lines(FILE, cookies.administrator)).at(3)).toContain(TELLING);
		expect((await get('/manage/harbour/referrals', cookies.administrator)).text).toContain(
			'/manage/harbour/referrals/internal.csv?quarter=2024-Q2',
		);
	});

	test('of who coordinates a sector has what went from or to it', async () => {
		const own = await lines(`${FILE}?quarter=2024-Q1`, others.water);
		expect(own.filter((line) => line.startsWith('2024')).map((line) => line.split(',')[3])).toEqual([
			'nutrition',
			'shelter',
		]);
	});

	test('is noted with who took it', async () => {
		const before = await records();
		await get(`${FILE}?quarter=2024-Q1`, others.water);
		const added = (await records()).slice(before.length);
		expect(added).toHaveLength(1);
		expect(added[0]?.person).toBeGreaterThan(0);
		expect(JSON.parse(added[0]?.after ?? '')).toEqual({ quarter: '2024-Q1', lines: 2 });
	});
});

describe('the API', () => {
	const PATH = '/api/v1/plans/{plan}/sectors/{sector}/referrals';

	test('answers what went from or to the sector, each status by itself', async () => {
		const { status, text, headers } = await get(API + Q1, cookies.coordinator);
		expect([status, headers['cache-control'], headers.etag]).toEqual([200, 'no-store', undefined]);
		const answer = JSON.parse(text) as { referrals: object[] };
		expect(answerSchema(openApiDocument() as Document, PATH).safeParse(answer).success).toBe(true);
		const common = { to: null, district: null, cohort: null, sex: null, age: null };
		const shelter = { ...common, month: '2024-02', from_sector: 'shelter', from: 'P1', to_sector: 'health' };
		expect(answer).toEqual({
			...{ plan: 'harbour', sector: 'shelter', demonstration: true, year: 2024, quarter: 1 },
			answer_within: null,
			published: null,
			referrals: [
				{ ...shelter, status: 'no answer', count: 2, hours: null },
				{ ...shelter, status: 'done', count: 3, hours: 48 },
				{
					...{ ...common, month: '2024-03', from_sector: 'water', from: 'P1', to_sector: 'shelter' },
					...{ status: 'accepted', count: 1, hours: 5 },
				},
			],
		});
	});

	test('of a sector is for who coordinates it', async () => {
		expect((await get(API + Q1, others.water)).status).toBe(404);
		expect((await get(API.replace('shelter', 'water') + Q1, others.water)).status).toBe(200);
		expect((await get(API.replace('shelter', 'nowhere') + Q1, cookies.coordinator)).status).toBe(404);
	});

	test.each([
		['?year=2024', 400],
		['?year=2024&quarter=5', 400],
		[`${Q1}&status=done`, 400],
		['?year=1999&quarter=1', 404],
	])('%s is not understood or not there, and says why', async (question, status) => {
		const { status: got, text } = await get(API + question, cookies.coordinator);
		expect(got).toBe(status);
		expect((JSON.parse(text) as { errors: object[] }).errors).toHaveLength(1);
	});
});
