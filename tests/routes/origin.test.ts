/** A machine has several names and is configured by one: forms sent from another would be another site's. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUILDING, raw, startApp, type App } from './support/app.ts';

const CONFIGURED = 'http://localhost:4999';
let own: App;
let proxied: App;
beforeAll(async () => {
	own = await startApp({ ORIGIN: CONFIGURED });
	proxied = await startApp({ ORIGIN: 'https://masar.example' });
}, BUILDING);
afterAll(async () => {
	await own.stop();
	await proxied.stop();
});

test.each(['/', '/ar/account/sign-in?to=%2Freports', '/no/such/page'])(
	'%s, opened by another name of this machine, leads to the configured one',
	async (path) => {
		const { status, headers } = await raw(own, path);
		expect(status).toBe(307);
		expect(headers.location).toBe(CONFIGURED + path);
	},
);

test('by its own name it stays, and so does what a stranger says of the host', async () => {
	for (const host of ['localhost:4999', 'localhost:80', 'evil.example', '127.0.0.1.evil.example', '@']) {
		expect([host, (await raw(own, '/', { headers: { host } })).status]).toEqual([host, 200]);
	}
});

test('behind a proxy the name that it asks by says nothing', async () => {
	expect((await raw(proxied, '/')).status).toBe(200);
});
