/** The files of a published quarter: who gets them, where, and what the answer says. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#lib/access/permission.ts';
import { closeDatabase, openDatabase, run, type Database } from '#lib/server/database/driver.ts';
import { FILE_KINDS } from '#lib/server/files/kinds.ts';
import { withdrawPublication } from '#lib/server/publication/commands/withdrawPublication.ts';
import { HARBOUR, makePublishable, pin, publish, PUBLISHED_AT } from '../support/publication/harbour.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { cookiesOf, seedPeople } from './support/people.ts';
import { raiseFigure } from './support/seed.ts';

const QUARTER = '/harbour/shelter/2024/q1';
const FIGURES = `${QUARTER}/files/figures.csv`;
let app: App;
let db: Database;
let cookies: Record<Role, string>;

beforeAll(async () => {
	app = await startApp({}, async (path) => {
		await seedPeople(path);
		const filled = openDatabase(path);
		await makePublishable(filled);
		await closeDatabase(filled);
	});
	db = openDatabase(app.database);
	cookies = await cookiesOf(app);
}, BUILDING);
afterAll(async () => {
	await closeDatabase(db);
	await app.stop();
});

const get = (path: string, headers: Record<string, string> = {}) =>
	raw(app, path, { headers: { accept: 'text/html,*/*', ...headers } });
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('before anything is published there are none, and the answer says why', async () => {
	const { status, body } = await get(FIGURES);
	expect(status).toBe(404);
	expect(body.toString()).toContain('nothing is published here');
});

test('every file of the newest revision, and of each, stays as it was made', async () => {
	await publish(db);
	const first = new Map<string, string>();
	for (const { name, type } of FILE_KINDS) {
		const { status, headers, body } = await get(`${QUARTER}/files/${name}`);
		expect([name, status, headers['content-type']]).toEqual([name, 200, type]);
		expect(headers['content-disposition']).toMatch(/^attachment; filename="harbour-shelter-2024-q1-r1\.0-/);
		first.set(name, sha256(body));
	}
	await raiseFigure(app.database);
	await publish(db, 'A figure was raised.');
	// The letter of what is revised stands in the new revision alone.
	expect((await get(`${QUARTER}/r1.1/files/figures.csv`)).body.toString()).toMatch(/,people,r,F,sum,/);
	expect((await get(`${QUARTER}/r1.0/files/figures.csv`)).body.toString()).not.toMatch(/,r,F,/);
	for (const [name, hash] of first) {
		expect([name, sha256((await get(`${QUARTER}/r1.0/files/${name}`)).body)]).toEqual([name, hash]);
		expect([name, sha256((await get(`${QUARTER}/files/${name}`)).body)]).not.toEqual([name, hash]);
	}
});

test('is in the language of the address', async () => {
	const { body, headers } = await get(`/ar${FIGURES}`);
	expect(body.toString()).toContain('الشمال');
	expect(headers['content-disposition']).toContain('-ar-figures.csv');
	expect((await get(FIGURES)).body.toString()).not.toContain('الشمال');
});

test('is sent packed, and not again while it holds', async () => {
	const plain = await get(FIGURES);
	const packed = await get(FIGURES, { 'accept-encoding': 'gzip, br' });
	expect(packed.headers['content-encoding']).toBe('gzip');
	expect(packed.body.length).toBeLessThan(plain.body.length / 2);
	expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
	const again = await get(FIGURES, { 'if-none-match': String(plain.headers.etag) });
	expect([again.status, again.body.length]).toEqual([304, 0]);
});

test('another name is told which there are', async () => {
	const { status, body } = await get(`${QUARTER}/files/figures.exe`);
	expect(status).toBe(404);
	for (const { name } of FILE_KINDS) expect(body.toString()).toContain(`${FIGURES.slice(0, -11)}${name}"`);
	expect((await get(`${QUARTER}/files/__proto__`)).status).toBe(404);
	expect((await get(`${QUARTER}/r9.0/files/figures.csv`)).status).toBe(404);
});

test('the page of files lists each with what it weighs and its hash, by which anybody finds out what it is', async () => {
	const paths = FILE_KINDS.flatMap(({ name, languages }) =>
		(languages === 'each' ? ['', '/ar', '/fr'] : ['']).map((prefix) => ({
			name,
			path: `${prefix}${QUARTER}/r1.1/files/${name}`,
		})),
	);
	// The page waits for none that is still being made.
	const hashes = new Map<string, string>();
	for (const { path } of paths) hashes.set(path, sha256((await get(path)).body));
	const page = (await get(`/fr${QUARTER}/data`)).body.toString();
	for (const { name, path } of paths) {
		expect(page).toContain(`href="${path}"`);
		const hash = hashes.get(path) ?? '';
		expect(page).toContain(hash);
		const found = (await get(`/verify?sha256=${hash.toUpperCase()}`)).body.toString();
		expect(found).toContain(`This is the file ${name}`);
		expect(found).toContain(`${QUARTER}/r1.1"`);
		expect(found).toContain('It is the newest.');
	}
	const old = sha256((await get(`${QUARTER}/r1.0/files/figures.csv`)).body);
	const found = (await get(`/verify?sha256=${old}`)).body.toString();
	expect(found).toContain('figures.csv (English)');
	expect(found).toContain('A newer revision stands: 1.1');
	expect((await get(`/verify?sha256=${'0'.repeat(64)}`)).body.toString()).toContain(
		'No document and no file',
	);
});

test('the feed tells of each revision, newest first, in the language of its address', async () => {
	const { status, headers, body } = await get('/feed.atom');
	expect([status, headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8']);
	const text = body.toString();
	const ids = [...text.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id);
	expect(ids).toEqual([
		`${app.origin}/feed.atom`,
		`${app.origin}${QUARTER}/r1.1`,
		`${app.origin}${QUARTER}/r1.0`,
	]);
	expect(text).toContain('A figure was raised.');
	expect((await get('/ar/feed.atom')).body.toString()).toContain('xml:lang="ar"');
});

test('a draft’s are for those who prepare it, and figures of today have none', async () => {
	await pin(db);
	const draft = `${QUARTER}/draft/files/figures.csv`;
	for (const role of ['stranger', 'reader', 'donor', 'partner_approver'] as const) {
		const cookie = cookies[role];
		expect([role, (await get(draft, cookie ? { cookie } : {})).status]).toEqual([role, 404]);
	}
	const asCoordinator = { cookie: cookies.coordinator };
	const { status, headers } = await get(draft, asCoordinator);
	expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
	expect(headers['content-disposition']).toContain('-draft-');
	expect((await get(`${QUARTER}/live/files/figures.csv`, asCoordinator)).status).toBe(404);
	await run(db.writer, `delete from publication where state = 'draft'`);
});

test('of what is withdrawn there are none any more, and the reason stands there', async () => {
	await withdrawPublication(db, {
		...HARBOUR,
		...{ personId: null, now: PUBLISHED_AT, revision: '1.1', reason: { en: 'A partner counted twice.' } },
	});
	for (const segment of ['', '/r1.0']) {
		const { status, body } = await get(`${QUARTER}${segment}/files/figures.csv`);
		expect(status).toBe(410);
		expect(body.toString()).toContain('A partner counted twice.');
	}
});
