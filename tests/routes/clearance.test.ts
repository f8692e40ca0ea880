/** Whoever clears a draft reads it as strangers will, says a word, and may do nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#lib/access/permission.ts';
import { closeDatabase, openDatabase, rows, type Database } from '#lib/server/database/driver.ts';
import { makePublishable } from '../server/publication/setting.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { cookiesOf, post, seedPeople } from './support/people.ts';

const QUARTER = '/harbour/shelter/2024/q1';
const MANAGED = `/manage${QUARTER}`;
let app: App;
let db: Database;
let cookies: Record<Role, string>;

beforeAll(async () => {
	app = await startApp({}, async (path) => {
		await seedPeople(path);
		await makePublishable(path, ['co_lead']);
	});
	db = openDatabase(app.database);
	cookies = await cookiesOf(app);
}, BUILDING);
afterAll(async () => {
	await closeDatabase(db);
	await app.stop();
});

const read = async (role: Role, path: string) => {
	const { status, body } = await raw(app, path, { headers: { cookie: cookies[role], accept: 'text/html' } });
	return { status, text: body.toString() };
};
const send = async (role: Role, path: string, fields: Record<string, string>) => {
	const { status, body } = await post(app, path, fields, { cookie: cookies[role] });
	return { status, text: body.toString() };
};
const draft = async () => {
	const found = await rows<{ hash: string }>(
		db.writer,
		`select content_hash as hash from publication where state = 'draft'`,
	);
	return found[0]?.hash ?? '';
};

test('a clearer reads the draft under its own address, as nobody else does who does not prepare it', async () => {
	expect((await send('coordinator', `${MANAGED}/publish?/pin`, {})).status).toBe(200);
	for (const path of [`${QUARTER}/draft`, `${QUARTER}/draft/indicators/1.1.a`, `${QUARTER}/draft/map`])
		expect((await read('clearer', path)).status, path).toBe(200);
	for (const role of ['stranger', 'person', 'reader', 'donor', 'partner_approver'] as const)
		expect((await read(role, `${QUARTER}/draft`)).status, role).toBe(404);
	expect((await read('clearer', '/manage/publications')).text).toContain(`${MANAGED}/clearance`);
	expect((await read('clearer', '/manage/publications')).text).not.toContain(`${MANAGED}/publish`);
});

test('sends it back with a word, which stops it, and clears it', async () => {
	const fields = { draft: await draft(), role: 'co_lead' };
	expect((await send('clearer', `${MANAGED}/clearance?/back`, { ...fields, body: '' })).status).toBe(400);
	const back = await send('clearer', `${MANAGED}/clearance?/back`, { ...fields, body: 'Say where.' });
	expect([back.status, back.text.includes('The draft is sent back')]).toEqual([200, true]);
	expect((await read('coordinator', `${MANAGED}/publish`)).text).toContain('Say where.');
	const stopped = await send('coordinator', `${MANAGED}/publish?/publish`, { draft: await draft() });
	expect(stopped.status).toBe(422);
	expect((await send('clearer', `${MANAGED}/clearance?/clear`, fields)).status).toBe(200);
});

test('clears for no other role and no other draft, in a clear word', async () => {
	const fields = { draft: await draft(), role: 'co_lead' };
	const other = await send('clearer', `${MANAGED}/clearance?/clear`, { ...fields, role: 'coordinator' });
	expect(other.status).toBe(422);
	const gone = await send('clearer', `${MANAGED}/clearance?/clear`, { ...fields, draft: '0'.repeat(64) });
	expect(gone.status).toBe(409);
	const twice = await send('clearer', `${MANAGED}/clearance?/clear`, fields);
	expect([twice.status, twice.text.includes('That was said of this draft already.')]).toEqual([409, true]);
});

test('does nothing else: neither prepares nor publishes, nor sees what is not published', async () => {
	for (const path of [`${MANAGED}/publish`, `${MANAGED}/publication`, '/review', '/manage/people', '/audit'])
		expect((await read('clearer', path)).status, path).toBe(404);
	const press = await send('clearer', `${MANAGED}/publish?/publish`, { draft: await draft() });
	expect(press.status).toBe(404);
});

test('what was cleared is published, and says who cleared it', async () => {
	const hash = await draft();
	const noted = ['partners missing', 'indicators without report', 'language missing', 'not locked'];
	const { status } = await post(
		app,
		`${MANAGED}/publish?/publish`,
		[['draft', hash], ...noted.map((name) => ['noted', name] as const)],
		{ cookie: cookies.coordinator },
	);
	expect(status).toBe(200);
	expect((await read('stranger', '/harbour/shelter/publications')).text).toContain(
		'co-lead: cleared on 4 May 2024',
	);
	// What is approved since is for those who see it before it is published.
	expect((await read('clearer', `${QUARTER}/live`)).status).toBe(404);
	expect((await read('coordinator', `${QUARTER}/live`)).status).toBe(200);
});
