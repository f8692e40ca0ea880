/** What every answer has, thrown or not, file or page; and how much a form of a stranger may hold. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { cookiesOf, post, seedPeople } from './support/people.ts';

let app: App;
let secure: App;
beforeAll(async () => {
	app = await startApp({}, seedPeople);
	secure = await startApp(
		{ ORIGIN: 'https://figures.example.org', ADDRESS_HEADER: 'x-forwarded-for' },
		seedPeople,
	);
}, BUILDING);
afterAll(async () => {
	await app.stop();
	await secure.stop();
});

const file = async () => /\/_app\/[^"]+\.(?:js|css)/.exec((await raw(app, '/')).body.toString())?.[0] ?? '';
const ASKED: readonly [method: string, path: string][] = [
	['GET', '/'],
	['GET', '/harbour/shelter/2024/q1/map.svg'],
	['GET', '/harbour/shelter/2024/q1/progress.csv'],
	['GET', '/api/v1/plans'],
	['GET', '/no/such/page/at/all'],
	['HEAD', '/audit'],
	['POST', '/audit'],
	['POST', '/'],
	['GET', '/account/'],
	['GET', '/robots.txt'],
	['GET', '/health/live'],
	['GET', '//'],
	['GET', '///'],
	['GET', '/ar//'],
	['GET', '//evil.example/..'],
	['GET', '//['],
	['PROPFIND', '/'],
];

describe.each(ASKED)('%s %s', (method, path) => {
	// What is kept is made at the first request and comes from memory at the second.
	test.each(['first', 'second'])('has the headers of every answer at its %s request', async () => {
		const { headers, status } = await raw(secure, path, { method });
		expect(status, path).not.toBe(500);
		expect(headers).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'same-origin',
		});
		expect(headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
		expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}; includeSubDomains$/);
	});
});

test('files of the build have them too, and pages take no other base', async () => {
	const path = await file();
	expect(path).not.toBe('');
	expect((await raw(app, path)).headers['x-content-type-options']).toBe('nosniff');
	expect((await raw(app, '/')).headers['content-security-policy']).toContain("base-uri 'none'");
});

test('the worker of reports may ask this server and do nothing else', async () => {
	const { status, headers } = await raw(app, '/service-worker.js');
	expect([status, headers['content-type']]).toEqual([200, 'text/javascript']);
	expect(headers['content-security-policy']).toBe(
		"default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
	);
	expect((await raw(app, '/favicon.svg')).headers['content-security-policy']).not.toContain('connect-src');
});

test('an address with an empty part is nowhere, and leads nowhere else', async () => {
	for (const path of ['//', '/ar//evil.example', '//evil.example/..', '/fr///']) {
		const { status, body } = await raw(app, path);
		expect([path, status]).toEqual([path, 404]);
		expect(body.toString()).not.toContain('evil');
	}
	expect((await raw(app, '/ar//x')).body.toString()).toContain('dir="rtl"');
	await expect.poll(() => app.log().match(/"status":404/g)?.length ?? 0).toBeGreaterThan(4);
});

/** Sends a body in pieces, without a length. */
const chunked = (path: string, piece: string, pieces: number) =>
	new Promise<number>((resolve, reject) => {
		const { hostname, port } = new URL(app.origin);
		const headers = { origin: app.origin, 'content-type': 'application/x-www-form-urlencoded' };
		const sent = request({ hostname, port, path, method: 'POST', headers, agent: false }, (answer) => {
			resolve(answer.statusCode ?? 0);
			answer.resume();
		});
		sent.on('error', reject);
		for (let i = 0; i < pieces; i++) sent.write(piece);
		sent.end();
	});

test('a stranger’s form is small, and has a length', async () => {
	const big = { email: 'reader@example.org', password: 'x'.repeat(17_000) };
	for (const path of ['/account/sign-in', '/account/forgotten']) {
		expect((await post(app, path, big)).status, path).toBe(413);
		expect(await chunked(path, 'a=&'.repeat(1000), 20), path).toBe(411);
	}
	const { reader } = await cookiesOf(app);
	expect(
		(await post(app, '/account?/profile', { name: 'x'.repeat(70_000), language: 'en' }, { cookie: reader }))
			.status,
	).toBe(413);
	// A section of a quarter's text may be long in any script; a book is none.
	const { coordinator } = await cookiesOf(app);
	const writing = (body: string) =>
		post(
			app,
			'/manage/harbour/shelter/2024/q1/publication?/preview',
			{ section: 'notes', output: '', language: 'ar', seen: '0', body },
			{ cookie: coordinator },
		);
	expect((await writing('ب'.repeat(30_000))).status).toBe(200);
	const book = await writing('x'.repeat(2_000_000));
	expect([book.status, book.body.toString()]).toEqual([
		413,
		expect.stringContaining('more than this form takes'),
	]);
	const began = performance.now();
	expect((await post(app, '/manage/people?/give', { email: 'x'.repeat(900_000) })).status).toBe(401);
	expect(performance.now() - began).toBeLessThan(1_000);
});

test('a file that there is none of is refused in the reader’s language, with what there is', async () => {
	const quarter = '/harbour/shelter/2024/q1';
	for (const [path, lang, link] of [
		[`${quarter}/nothing.csv`, '<html lang="en" dir="ltr">', `${quarter}/progress.csv`],
		[`/ar${quarter}/nothing.csv`, '<html lang="ar" dir="rtl">', `/ar${quarter}/progress.csv`],
		[`/fr${quarter}/map.svg?indicator=none`, '<html lang="fr" dir="ltr">', `/fr${quarter}/map`],
		[`/fr${quarter}/places/none/values.csv`, '<html lang="fr" dir="ltr">', '/fr/'],
	] as const) {
		const { status, headers, body } = await raw(app, path);
		const html = body.toString();
		expect([path, status, headers['content-type']]).toEqual([path, 404, 'text/html; charset=utf-8']);
		expect(html, path).toContain(lang);
		expect(html, path).toContain(`href="${link}`);
		expect(html, path).not.toContain('lang="ar" dir="rtl">يتعذّر');
	}
});

test('a body that is no form is the sender’s fault, and said so', async () => {
	for (const [type, text] of [
		['multipart/form-data; boundary=x', '(((('],
		['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data\r\n'],
		['multipart/form-data', 'a'],
	] as const) {
		const { status, body } = await raw(app, '/account/sign-in', {
			method: 'POST',
			headers: { origin: app.origin, 'content-type': type, accept: 'text/html' },
			body: text,
		});
		expect([type, status]).toEqual([type, 400]);
		expect(body.toString()).toContain('is not complete');
	}
});

test('nothing of the program, its data or its history is served, however it is asked for', async () => {
	const files = [
		'.git/config',
		'.env',
		'package.json',
		'masar.key',
		'src/server.ts',
		'server.js',
		'handler.js',
	];
	const roads = [
		'/',
		'/_app/',
		'/_app/immutable/',
		'/../',
		'/%2e%2e/',
		'/_app/..%2f..%2f',
		'/_app/%2e%2e/%2e%2e/',
		'/ar/',
	];
	const more = [
		'db/data/masar.sqlite',
		'server/index.js',
		'build/server.js',
		'node_modules/zod/package.json',
	];
	for (const path of roads.flatMap((road) => [...files, ...more].map((file) => road + file))) {
		const { status, body } = await raw(app, path);
		expect([path, status === 404 || status === 400]).toEqual([path, true]);
		expect(body.toString(), path).not.toMatch(
			/repositoryformatversion|"dependencies"|SQLite format|import \{/,
		);
	}
	expect((await raw(app, '/', { method: 'TRACE' })).status).toBe(400);
});
