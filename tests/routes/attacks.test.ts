/** Attacks on signing in, promise D (docs/rules.md, Tests of the promises), at the counts of `support/long`. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeAt } from '#lib/server/access/totp.ts';
import { closeDatabase, openDatabase, rows } from '#lib/server/database/driver.ts';
import { countOf, PATIENCE, repeated } from '../support/long.ts';
import { PASSWORD, SECRET } from '../support/people.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { cookieOf, cookiesOf, post, seedPeople } from './support/people.ts';

let app: App;
beforeAll(async () => {
	app = await startApp({ ADDRESS_HEADER: 'x-forwarded-for' }, seedPeople);
}, BUILDING);
afterAll(() => app.stop());

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
const signIn = (email: string, password = PASSWORD, more: Parameters<typeof post>[3] = from('192.0.2.1')) =>
	post(app, '/account/sign-in', { email, password }, { ...from('192.0.2.1'), ...more });
const get = (path: string, cookie: string) =>
	raw(app, path, { headers: { cookie, 'x-forwarded-for': '192.0.2.9' } });
const mainOf = (body: Buffer) => /<main[^]*<\/main>/.exec(body.toString())?.[0] ?? '';

describe('fixation', () => {
	test('a cookie brought along never becomes a session; each step begins a new one', async () => {
		const planted = `session=${'a'.repeat(32)}`;
		const first = await signIn('coordinator@example.org', PASSWORD, {
			cookie: planted,
			...from('192.0.2.1'),
		});
		const owed = cookieOf(first);
		expect(first.headers['set-cookie']?.[0]).toMatch(/Path=\/; HttpOnly; SameSite=Lax$/);
		expect(owed).not.toContain(planted);
		const code = codeAt(SECRET, new Date());
		const given = await post(
			app,
			'/account/second-factor?/enter',
			{ code },
			{ cookie: owed, ...from('192.0.2.1') },
		);
		const proven = cookieOf(given);
		expect(given.status).toBe(303);
		expect(proven).not.toBe(owed);
		expect((await get('/manage/people', planted)).status).toBe(303);
		expect((await get('/manage/people', owed)).headers.location).toMatch(/^\/account\/sign-in/);
		expect((await get('/manage/people', proven)).status).toBe(200);
		const again = await signIn('reader@example.org', PASSWORD, { cookie: proven, ...from('192.0.2.1') });
		expect(again.status).toBe(303);
		expect((await get('/manage/people', proven)).status).toBe(303);
	});

	test('behind https the cookie is bound to the host and never leaves in the clear', async () => {
		const secure = await startApp({ ORIGIN: 'https://figures.example.org' }, seedPeople);
		const origin = 'https://figures.example.org';
		const fields = { email: 'reader@example.org', password: PASSWORD };
		const answer = await post(secure, '/account/sign-in', fields, { headers: { origin } });
		await secure.stop();
		expect(answer.headers['set-cookie']?.[0]).toMatch(
			/^__Host-session=[\w-]{32}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
		);
	});
});

/** How many addresses guesses come from. */
const ADDRESSES = countOf(200);
test('guessing from many addresses gets ten answers, then a time', { timeout: PATIENCE }, async () => {
	const answers: Awaited<ReturnType<typeof signIn>>[] = [];
	for (const round of repeated({ title: 'Rounds of a hundred guesses', full: 20 })) {
		const tries = Array.from({ length: 100 }, (_, at) => {
			const address = from(`198.51.100.${(round * 100 + at) % ADDRESSES}`);
			return signIn('donor@example.org', `guess number ${round} ${at}`, address);
		});
		answers.push(...(await Promise.all(tries)));
	}
	const count = (status: number) => answers.filter((answer) => answer.status === status).length;
	expect([count(400), count(429)]).toEqual([10, answers.length - 10]);
	const refused = answers.find(({ status }) => status === 429);
	expect(mainOf(refused?.body ?? Buffer.of())).toContain('Try again in 15 minutes');
	// Even the right one, and others are not held up.
	expect((await signIn('donor@example.org', PASSWORD, from('203.0.113.1'))).status).toBe(429);
	expect((await signIn('partner_reporter@example.org', PASSWORD, from('198.51.100.1'))).status).toBe(303);
});

/** Known and unknown ones, tried alike: each pair has to get the same answer, the refusal after too many too. */
const KNOWN = ['administrator', 'coordinator', 'partner_approver', 'person'];
test('enumeration: no answer tells who has an account', { timeout: PATIENCE }, async () => {
	for (const at of repeated({ title: 'Pairs of a known and an unknown address', full: 200 })) {
		const [path, turn] = [['/account/sign-in', '/account/forgotten'][at % 2] ?? '', at >> 1];
		const name = KNOWN[turn % KNOWN.length] ?? '';
		const seen = new Set<string>();
		for (const email of [`${name}@example.org`, `nobody-${name}@example.org`]) {
			const fields = { email, password: 'wrong' };
			const { status, body, headers } = await post(app, path, fields, from(`203.0.113.${10 + turn}`));
			seen.add(JSON.stringify([status, headers['set-cookie'], mainOf(body).replaceAll(email, '')]));
		}
		expect([path, turn, seen.size]).toEqual([path, turn, 1]);
	}
});

test('other sites cannot write: origin × kind of body × method', async () => {
	const { coordinator: cookie } = await cookiesOf(app);
	const origins = [
		'https://evil.example',
		'null',
		'',
		app.origin.replace('127.0.0.1', 'localhost'),
		`${app.origin}.evil.example`,
	];
	const types = [
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'text/plain',
		'application/json',
		'',
	];
	const through: string[] = [];
	for (const origin of origins) {
		for (const type of types) {
			for (const [method, path] of [
				['POST', '/account?/endOthers'],
				['POST', '/manage/people?/give'],
				['POST', '/account/sign-in'],
			] as const) {
				const headers = {
					cookie,
					...(origin && { origin }),
					...(type && { 'content-type': type }),
				};
				const { status } = await raw(app, path, { method, headers, body: 'email=x' });
				if (status !== 403) through.push(`${origin} ${type} ${path}: ${status}`);
			}
		}
	}
	expect(through).toEqual([]);
	expect((await get('/account', cookie)).status).toBe(200);
});

/** Each with a number in its name, where there is one. */
const HOSTS = [
	'evil.example',
	'evil#.example:80',
	'evil.example@127.0.0.1',
	'127.0.0.1.evil.example',
	'[::1]',
] as const;
test('Host headers change no link and no redirect', { timeout: PATIENCE }, async () => {
	for (const at of repeated({ title: 'Host headers', full: 500 })) {
		const host = (HOSTS[at % HOSTS.length] ?? '').replace('#', String(at));
		const headers = {
			host,
			'x-forwarded-host': host,
			'x-forwarded-proto': 'https',
			'x-forwarded-for': `10.1.${at >> 8}.${at & 255}`,
		};
		const page = await raw(app, '/account/sign-in', { headers });
		expect(page.body.toString()).not.toContain('evil');
		const sent = await raw(app, '/manage/people', { headers });
		// By another of its own names the machine leads to the one that is configured, never to what a request says.
		const onward =
			host === '[::1]' ? `${app.origin}/manage/people` : '/account/sign-in?to=%2Fmanage%2Fpeople';
		expect(sent.headers.location).toBe(onward);
	}
	const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '10.2.0.1' };
	await post(app, '/account/forgotten', { email: 'reader@example.org' }, { headers });
	const db = openDatabase(app.database);
	const mails = JSON.stringify(await rows(db.writer, 'select * from mail'));
	await closeDatabase(db);
	expect(mails).not.toContain('evil');
});

test.each([
	'https://evil.example/',
	'//evil.example/',
	'/\\evil.example/',
	'/ /evil',
	'/\t/evil.example',
	'javascript:1',
])('after signing in nobody is sent to %j', async (to) => {
	const path = `/account/sign-in?${new URLSearchParams({ to })}`;
	const fields = { email: 'reader@example.org', password: PASSWORD };
	const answer = await post(app, path, fields, from('192.0.2.77'));
	expect(answer.headers.location).toBe('/account/sign-in');
});

test('a password that was changed ends every other session; the log holds no token', async () => {
	const mine = cookieOf(await signIn('reader@example.org', PASSWORD, from('192.0.2.80')));
	const other = cookieOf(await signIn('reader@example.org', PASSWORD, from('192.0.2.81')));
	const fields = { current: PASSWORD, password: 'another four words here' };
	const changed = await post(app, '/account?/password', fields, { cookie: mine, ...from('192.0.2.80') });
	expect(changed.status).toBe(200);
	expect((await get('/account', other)).status).toBe(303);
	expect((await get('/account', mine)).status).toBe(303);
	expect((await get('/account', cookieOf(changed))).status).toBe(200);
	await raw(app, '/account/reset/a-token-that-nobody-may-read');
	await expect.poll(() => app.log()).toContain('/account/reset/…');
	expect(app.log()).not.toContain('a-token-that-nobody-may-read');
});

test('a browser of somebody signed in keeps nothing, a stranger’s asks again', async () => {
	const { person } = await cookiesOf(app);
	const path = '/harbour/shelter/2024/q1';
	const stranger = await raw(app, path);
	expect(stranger.headers['cache-control']).toBe('no-cache');
	const etag = String(stranger.headers.etag);
	expect((await raw(app, path, { headers: { 'if-none-match': etag } })).status).toBe(304);
	const own = await raw(app, path, { headers: { cookie: person, 'if-none-match': etag } });
	expect([own.status, own.headers['cache-control']]).toEqual([200, 'no-store']);
	expect(own.body.toString()).toContain('Name of person@example.org');
	expect(stranger.body.toString()).toContain('/account/sign-in?to=');
});
