/** What holds for every address: freshness, methods, compression, headers, the log. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { raiseFigure } from './support/seed.ts';

const SECTOR = '/api/v1/plans/harbour/sectors/shelter';
const PROGRESS = `${SECTOR}/progress?year=2024&quarter=1`;
let app: App;
beforeAll(async () => {
	app = await startApp();
}, BUILDING);
afterAll(() => app.stop());

const tagOf = async (path: string) => {
	const { status, headers } = await raw(app, path);
	expect(status, path).toBe(200);
	return String(headers.etag);
};

describe('freshness', () => {
	test.each(['/api/v1/plans', '/api/v1/openapi.json', PROGRESS, '/', '/ar'])(
		'%s is not sent again while it holds',
		async (path) => {
			const etag = await tagOf(path);
			const again = await raw(app, path, { headers: { 'if-none-match': `"other", ${etag}` } });
			expect(again.status).toBe(304);
			expect(again.body.length).toBe(0);
			expect(again.headers).toMatchObject({ etag, 'cache-control': 'no-cache', vary: 'accept-encoding' });
		},
	);

	test('another address, another language, another filter is another answer', async () => {
		const paths = ['/', '/ar', '/fr', PROGRESS, `${PROGRESS}&window=quarter`, `${PROGRESS}&sex=female`];
		const tags = await Promise.all(paths.map(tagOf));
		expect(new Set(tags).size).toBe(paths.length);
	});

	test('a name that somebody made up does not hold', async () => {
		for (const made of ['*', '"x"', 'W/""', await tagOf('/api/v1/plans')]) {
			expect((await raw(app, PROGRESS, { headers: { 'if-none-match': made } })).status).toBe(200);
		}
	});

	test('mistakes have no name and are not kept', async () => {
		const { headers } = await raw(app, `${PROGRESS}&wrong`);
		expect(headers.etag).toBeUndefined();
		expect(headers['cache-control']).toBe('no-store');
	});

	test('a figure that changed in another process is sent at once', async () => {
		const before = await tagOf(PROGRESS);
		await raiseFigure(app.database);
		const { status, body } = await raw(app, PROGRESS, { headers: { 'if-none-match': before } });
		expect(status).toBe(200);
		expect(JSON.parse(body.toString())).toMatchObject({ indicators: [{ reached: 105 }, {}, {}, {}, {}, {}] });
	});
});

test('a line without a request is kept longer than proxies keep theirs', async () => {
	const { headers } = await raw(app, '/api/v1/plans', { headers: { connection: 'keep-alive' } });
	expect(headers['keep-alive']).toBe('timeout=65');
});

describe('methods', () => {
	test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'PURGE'])('%s is refused', async (method) => {
		for (const path of ['/api/v1/plans', '/api/v1/openapi.json', PROGRESS]) {
			const { status, headers, body } = await raw(app, path, { method });
			expect(status).toBe(405);
			expect(headers.allow).toBe('GET, HEAD, OPTIONS');
			expect(headers['content-type']).toBe('application/problem+json');
			expect(JSON.parse(body.toString())).toMatchObject({ status: 405, title: 'Method Not Allowed' });
		}
	});

	test('a page takes no other method either', async () => {
		const { status, headers } = await raw(app, '/', { method: 'DELETE' });
		expect(status).toBe(405);
		expect(headers.allow).toContain('GET');
	});

	test.each([PROGRESS, '/api/v1/nothing', '/'])('HEAD of %s is GET without the body', async (path) => {
		const got = await raw(app, path, { headers: { 'accept-encoding': 'br' } });
		const head = await raw(app, path, { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
		expect(head.status).toBe(got.status);
		expect(head.body.length).toBe(0);
		for (const name of ['content-type', 'content-length', 'content-encoding', 'etag', 'vary']) {
			expect(head.headers[name], name).toBe(got.headers[name]);
		}
	});

	test('another site’s page may ask, without credentials', async () => {
		const origin = { origin: 'https://example.org' };
		const asked = await raw(app, PROGRESS, {
			method: 'OPTIONS',
			headers: { ...origin, 'access-control-request-method': 'GET' },
		});
		expect(asked.status).toBe(204);
		expect(asked.headers).toMatchObject({
			'access-control-allow-origin': '*',
			'access-control-allow-methods': 'GET, HEAD',
			'access-control-allow-headers': 'if-none-match',
		});
		const { headers } = await raw(app, PROGRESS, { headers: origin });
		expect(headers['access-control-allow-origin']).toBe('*');
		expect(headers['access-control-expose-headers']).toContain('etag');
		expect(headers['access-control-allow-credentials']).toBeUndefined();
		expect((await raw(app, '/', { headers: origin })).headers['access-control-allow-origin']).toBeUndefined();
	});
});

describe('compression', () => {
	test.each([
		['br', brotliDecompressSync],
		['gzip', gunzipSync],
	])('%s, where the reader takes it', async (encoding, unpack) => {
		for (const path of [PROGRESS, '/api/v1/openapi.json', '/']) {
			const plain = await raw(app, path);
			const packed = await raw(app, path, { headers: { 'accept-encoding': encoding } });
			expect(plain.headers['content-encoding']).toBeUndefined();
			expect(packed.headers['content-encoding']).toBe(encoding);
			expect(packed.headers['content-length']).toBe(String(packed.body.length));
			expect(packed.body.length).toBeLessThan(plain.body.length / 2);
			expect(unpack(packed.body).equals(plain.body)).toBe(true);
			for (const { headers } of [plain, packed]) expect(headers.vary).toContain('accept-encoding');
		}
	});
});

describe('headers', () => {
	test.each(['/', '/nowhere', '/api/v1/plans', '/api/v1/nowhere', `${PROGRESS}&wrong`])(
		'%s is guarded',
		async (path) => {
			expect((await raw(app, path)).headers).toMatchObject({
				'x-content-type-options': 'nosniff',
				'x-frame-options': 'DENY',
				'referrer-policy': 'same-origin',
				'permissions-policy': expect.stringContaining('geolocation=()') as string,
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-resource-policy': path.startsWith('/api/') ? 'cross-origin' : 'same-origin',
			});
		},
	);

	test('the policy of a page allows no foreign and no inline script', async () => {
		const policy = String((await raw(app, '/')).headers['content-security-policy']);
		expect(policy).toContain("default-src 'self'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(/script-src [^;]*/.exec(policy)?.[0]).not.toMatch(/unsafe|http|\*/);
	});

	test('an https origin is remembered as such, a plain one is not', async () => {
		expect((await raw(app, '/')).headers['strict-transport-security']).toBeUndefined();
		const secure = await startApp({ ORIGIN: 'https://figures.example.org' });
		const { headers } = await raw(secure, '/api/v1/plans');
		await secure.stop();
		expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
	});
});

test('a page has the language and the direction of its address', async () => {
	const start = async (path: string) => /<html[^>]*>/.exec((await raw(app, path)).body.toString())?.[0];
	expect(await start('/')).toBe('<html lang="en" dir="ltr">');
	expect(await start('/ar')).toBe('<html lang="ar" dir="rtl">');
	expect(await start('/fr')).toBe('<html lang="fr" dir="ltr">');
});

test('the log has a line for each request, without the query', async () => {
	await raw(app, `${PROGRESS}&partner=somebody%40example.org`);
	const line = () =>
		app
			.log()
			.split('\n')
			.find((one) => one.includes('"status":404') && one.includes('/progress'));
	// It is written after the answer has left.
	await expect.poll(line).toBeDefined();
	expect(JSON.parse(line() ?? '{}')).toMatchObject({
		method: 'GET',
		path: `${SECTOR}/progress`,
		route: '/api/v1/plans/[plan]/sectors/[sector]/progress',
	});
	expect(app.log()).not.toContain('somebody');
	expect(line()).not.toContain('127.0.0.1');
});
