/** A published quarter: what strangers read of it, and that nothing but a revision moves it. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, openDatabase, run, transaction, type Database } from '#lib/server/database/driver.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { listPlanOrganisations } from '#lib/server/plan/queries/organisations.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { publishQuarter } from '#lib/server/publication/commands/publishQuarter.ts';
import { takeWords } from '#lib/server/publication/commands/takeWords.ts';
import { withdrawPublication } from '#lib/server/publication/commands/withdrawPublication.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import type { Manifest } from '#lib/publication/content.ts';
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import { READABLE, addressOf } from './support/addresses.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { cookiesOf, post, seedPeople } from './support/people.ts';
import { raiseFigure } from './support/seed.ts';
import type { Role } from '#lib/access/permission.ts';

const NOW = new Date('2024-05-04T09:30:00Z');
const QUARTER = { plan: 'harbour', sector: 'shelter', year: 2024, quarter: 1 as QuarterNumber };
const API = '/api/v1/plans/harbour/sectors/shelter';
const ASKED = 'year=2024&quarter=1';
/** Of a published quarter every page and file, and each question of the API. */
const ROUTES = READABLE.filter(
	// Files are there only once it is published: `files.test.ts`.
	(route) => /^\/\[plan\]\/\[sector\]\/\[year\]/.test(route) && !route.includes('/files/'),
);
const PAGES = ROUTES.flatMap((route) => [
	addressOf(route),
	`${addressOf(route)}${addressOf(route).includes('?') ? '&' : '?'}window=quarter`,
	`/ar${addressOf(route)}`,
]).concat(
	['ZZ', 'ZZ1', 'ZZ11'].map((pcode) => `/harbour/shelter/2024/q1/places/${pcode}`),
	['level=1', 'level=3&show=areas', 'window=quarter'].map((asked) => `/harbour/shelter/2024/q1/map?${asked}`),
	'/harbour/shelter/2024/q1?compare=none',
	'/harbour/shelter/2024/q1/quarters.svg?indicator=1.1.a',
	'/harbour/shelter/2024/q1/year-to-date.svg?indicator=1.1.a',
	'/embed/harbour/shelter/2024/q1/quarters?indicator=1.1.a',
	'/harbour/shelter/2024/q1/compare?place=ZZ11&other=ZZ1',
	`${API}/progress?${ASKED}&window=quarter`,
	`${API}/progress?${ASKED}&window=year-to-date&compare=previous-year`,
	`${API}/progress?${ASKED}&window=quarter&place=ZZ11`,
	`${API}/people?${ASKED}&window=quarter`,
	`${API}/places?indicator=1.1.a&${ASKED}&window=quarter`,
	`${API}/partners?${ASKED}`,
	`${API}/series?indicator=1.1.a`,
	`${API}/funding?year=2024`,
	`${API}/geometry?level=0`,
);
let app: App;
let db: Database;
let cookies: Record<Role, string>;

beforeAll(async () => {
	app = await startApp({}, async (path) => {
		await seedPeople(path);
		const filled = openDatabase(path);
		await transaction(filled, async (writer) => {
			await run(
				writer,
				`update plan set minimum_count = 0, contacts = '["someone@example.org"]' where id = 1`,
			);
			for (const section of ['summary', 'achievements', 'challenges', 'priorities'])
				for (const language of ['en', 'ar', 'fr'])
					await run(
						writer,
						`insert into narrative (sector_id, year, quarter, section, language, slug, body)
						values (1, 2024, 1, @section, @language, @slug, 'Words of the quarter.')`,
						{ section, language, slug: `${section}-${language}` },
					);
			await run(
				writer,
				`update period set due = '2024-04-10', locks = '2024-04-20' where year = 2024 and quarter = 1`,
			);
		});
		await closeDatabase(filled);
	});
	db = openDatabase(app.database);
	cookies = await cookiesOf(app);
}, BUILDING);
afterAll(async () => {
	await closeDatabase(db);
	await app.stop();
});

const read = async (path: string) => {
	const { status, body } = await raw(app, path, { headers: { accept: 'text/html,application/json' } });
	return { status, text: body.toString() };
};

/** What a page says, without what names the build and the moment. */
const said = ({ status, text }: { status: number; text: string }) =>
	`${status} ${text.replaceAll(/<script[\s\S]*?<\/script>|<p class="edition[\s\S]*?<\/p>/g, '')}`;

async function publish(reason: string | null = null) {
	await pinQuarter(db, { ...QUARTER, personId: null, now: NOW });
	const { draft } = await listOfQuarter(db.writer, 1, QUARTER);
	return publishQuarter(db, {
		...QUARTER,
		...{ personId: null, now: NOW, kind: 'minor', acknowledged: PUBLICATION_WARNINGS },
		contentHash: draft?.contentHash ?? '',
		reason: reason === null ? null : { en: reason },
	});
}

describe('a plan that shows what was published', () => {
	test('answers every public address of the quarter as it stood, and nothing moves it but a revision', async () => {
		const live = new Map<string, string>();
		for (const page of PAGES) live.set(page, said(await read(page)));
		expect([...live].filter(([, text]) => !text.startsWith('200')).map(([page]) => page)).toEqual([]);
		const { revision } = await publish();
		expect(revision).toBe('1.0');
		const published = new Map<string, string>();
		for (const page of PAGES) published.set(page, said(await read(page)));
		expect([...published].filter(([, text]) => !text.startsWith('200')).map(([page]) => page)).toEqual([]);
		await raiseFigure(app.database);
		for (const page of PAGES) expect(said(await read(page)), page).toBe(published.get(page));
	});

	test('shows today’s figures beside it to those alone who may see small counts', async () => {
		await run(db.writer, 'update plan set minimum_count = 5, demonstration = 0 where id = 1');
		const asked = `${API}/progress?${ASKED}&window=quarter`;
		const as = async (role: Role, path: string) => {
			const { status, body } = await raw(app, path, { headers: { cookie: cookies[role] } });
			return { status, text: body.toString() };
		};
		const published = (await read(asked)).text;
		expect((await as('reader', asked)).text).toBe(published);
		expect((await as('reader', '/harbour/shelter/2024/q1/live')).status).toBe(404);
		expect((await as('coordinator', asked)).text).not.toBe(published);
		expect((await as('coordinator', '/harbour/shelter/2024/q1/live')).status).toBe(200);
		await run(db.writer, 'update plan set minimum_count = 0, demonstration = 1 where id = 1');
	});

	test('names no service, which change without it, and leads to those of its district', async () => {
		await run(
			db.writer,
			`insert into service (plan_id, code, organisation_id, name, need, reach, languages, confirmed_on, confirmed_by)
			select 1, 'S1', min(id), '{"en":"Hot meals"}', 'food', '{"en":"A walk"}', '[]', @day, 'coordination'
			from organisation`,
			{ day: new Date().toISOString().slice(0, 10) },
		);
		// What somebody signed in reads is rendered each time.
		const seen = async (segment: string) => {
			const path = `/harbour/shelter/2024/q1${segment}/places/ZZ11`;
			const { body } = await raw(app, path, { headers: { cookie: cookies.coordinator } });
			return body.toString();
		};
		expect(await seen('/live')).toContain('Hot meals');
		for (const segment of ['', '/r1.0']) {
			const text = await seen(segment);
			expect(text).not.toContain('Hot meals');
			expect(text).toContain('"/services/harbour?district=ZZ11"');
		}
	});

	test('shows the newest revision by default, and each under its own address', async () => {
		const before = await read('/harbour/shelter/2024/q1/indicators/1.1.a');
		await expect(publish()).rejects.toMatchObject({ reason: 'reason missing' });
		expect((await publish('A figure was raised.')).revision).toBe('1.1');
		const after = await read('/harbour/shelter/2024/q1/indicators/1.1.a');
		expect(after.text).not.toBe(before.text);
		const first = await read('/harbour/shelter/2024/q1/r1.0/indicators/1.1.a');
		expect(first.text).toContain('/harbour/shelter/2024/q1/r1.0/');
		expect((await read('/harbour/shelter/2024/q1/r7.0')).status).toBe(404);
		for (const segment of ['draft', 'live'])
			expect((await read(`/harbour/shelter/2024/q1/${segment}`)).status).toBe(404);
	});

	test('keeps a donor’s old code, which each address finds', async () => {
		const home = '/harbour/shelter/2024/q1';
		const [page, map] = [`${home}/donors/D1?window=quarter`, `${home}/map?donor=D1`];
		const [before, mapBefore] = [said(await read(page)), said(await read(map))];
		const at = async (path: string, cookie = '') =>
			(await raw(app, path, { headers: { cookie } })).headers.location;
		const recode = async (one: string, orgCode: string) => {
			const found = (await listPlanOrganisations(db.writer, 1)).find(({ code }) => code === one);
			if (!found) throw new Error(one);
			const fields = { one, orgCode, version: stampOf(found), nameEn: found.name.en, kind: found.type };
			const path = '/manage/harbour/organisations?/change';
			return (await post(app, path, fields, { cookie: cookies.administrator })).status;
		};
		expect(await recode('D1', 'FUND/1')).toBe(400);
		expect(await recode('D1', 'FUND')).toBe(200);
		expect([said(await read(page)), said(await read(map))]).toEqual([before, mapBefore]);
		expect(await at(page.replace('D1', 'FUND'))).toBe(page);
		expect(await at(`${home}/live/map?donor=D1`, cookies.coordinator)).toContain('donor=FUND');
		expect(await at(`${home}/live/donors/D1`, cookies.coordinator)).toBe(`${home}/live/donors/FUND`);
		expect((await read(`${home}/donors/nobody`)).status).toBe(404);
		expect(await recode('FUND', 'D1')).toBe(200);
	});

	test('shows a quarter that was not published to nobody', async () => {
		expect((await read('/harbour/shelter/2023/q1/indicators/1.1.a')).status).toBe(404);
		const asked = '/api/v1/plans/harbour/sectors/shelter/progress?year=2023&quarter=1&window=quarter';
		expect((await read(asked)).status).toBe(404);
	});

	test('answers no figure that the publication does not hold', async () => {
		const asked = '/api/v1/plans/harbour/sectors/shelter/progress?year=2024&quarter=1&window=quarter';
		expect((await read(`${asked}&partner=P1`)).status).toBe(403);
		expect((await read('/harbour/shelter/2024/q1/map?partner=P1')).status).toBe(404);
		// What names places is found beside what was published.
		expect((await read('/harbour/shelter/2024/q1/map?find=harbour')).status).toBe(200);
		expect((await read(`${API}/places/search?q=harbour`)).status).toBe(200);
	});

	test('gives its document and tables byte for byte, and knows whose hash it is', async () => {
		const { status, text } = await read('/harbour/shelter/publications/2024/q1/1.1');
		expect(status).toBe(200);
		const hash = createHash('sha256').update(text).digest('hex');
		const found = await read(`/verify?sha256=${hash}`);
		expect(found.text).toContain('/harbour/shelter/2024/q1/r1.1');
		const document = JSON.parse(text) as Manifest;
		for (const { name, sha256 } of document.parts) {
			const table = await read(`/harbour/shelter/publications/2024/q1/1.1/tables/${name}`);
			expect([name, createHash('sha256').update(table.text).digest('hex')]).toEqual([name, sha256]);
		}
		expect((await read('/harbour/shelter/publications')).text).toContain('A figure was raised.');
	});

	test('is not published where something of the sector was published since its figures were taken', async () => {
		await pinQuarter(db, { ...QUARTER, personId: null, now: NOW });
		const { draft } = await listOfQuarter(db.writer, 1, QUARTER);
		await run(
			db.writer,
			`insert into publication (id, sector_id, year, quarter, state, major, minor, as_of, content, content_hash, manifest, hash, annex)
			values (999, 1, 2023, 1, 'published', 1, 0, 0, '{}', '', '{}', '', '{}')`,
		);
		const press = publishQuarter(db, {
			...QUARTER,
			...{ personId: null, now: NOW, kind: 'minor', acknowledged: PUBLICATION_WARNINGS },
			contentHash: draft?.contentHash ?? '',
			reason: { en: 'Proven without the other.' },
		});
		await expect(press).rejects.toMatchObject({ reason: 'errors' });
		await run(db.writer, `delete from publication where id = 999 or state = 'draft'`);
	});

	test('takes changed words over into a draft, unless they name a figure that it does not hold', async () => {
		const write = (body: string) =>
			run(db.writer, `update narrative set body = @body where section = 'summary' and language = 'en'`, {
				body,
			});
		const draft = async () => {
			const { draft } = await listOfQuarter(db.writer, 1, QUARTER);
			return { ...QUARTER, personId: null, now: NOW, contentHash: draft?.contentHash ?? '' };
		};
		await pinQuarter(db, { ...QUARTER, personId: null, now: NOW });
		await write('So many at the harbour: {reached 1.1.a ZZ111}.');
		await expect(takeWords(db, await draft())).rejects.toMatchObject({ reason: 'live figure not held' });
		await pinQuarter(db, { ...QUARTER, personId: null, now: NOW });
		const before = await draft();
		await write('Of them {reached 1.1.a ZZ111}, in other words.');
		await takeWords(db, before);
		expect((await draft()).contentHash).not.toBe(before.contentHash);
		await run(db.writer, `delete from publication where state = 'draft'`);
	});

	test('keeps a withdrawn one with its reason and without figures', async () => {
		await withdrawPublication(db, {
			...QUARTER,
			...{ personId: null, now: NOW, revision: '1.1', reason: { en: 'A partner counted twice.' } },
		});
		const page = await read('/harbour/shelter/2024/q1');
		expect(page.text).toContain('A partner counted twice.');
		for (const segment of ['', '/r1.0'])
			expect((await read(`/harbour/shelter/2024/q1${segment}/indicators/1.1.a`)).status).toBe(404);
		expect((await read('/harbour/shelter/publications/2024/q1/1.0')).status).toBe(410);
		const asked = '/api/v1/plans/harbour/sectors/shelter/progress?year=2024&quarter=1&window=quarter';
		expect((await read(asked)).status).toBe(410);
		expect((await read('/')).text).not.toContain('/harbour/shelter/2024/q1');
	});

	test('is published once, whoever presses at the same time', async () => {
		await pinQuarter(db, { ...QUARTER, personId: null, now: NOW });
		const { draft } = await listOfQuarter(db.writer, 1, QUARTER);
		const press = () =>
			publishQuarter(db, {
				...QUARTER,
				...{ personId: null, now: NOW, kind: 'minor', acknowledged: PUBLICATION_WARNINGS },
				contentHash: draft?.contentHash ?? '',
				reason: { en: 'Pressed twice.' },
			});
		const both = await Promise.allSettled([press(), press()]);
		expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		await expect(press()).rejects.toMatchObject({ reason: 'wrong state' });
	});
});
