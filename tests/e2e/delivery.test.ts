/** How a page reaches its reader: how much of it, from whom, from which side, on which paper. */
import type { Locator } from '@playwright/test';
import { PAGES, QUARTER } from './support/pages.ts';
import { expect, test } from './support/test.ts';

test('the whole dashboard, cold, is at most 90 kB in at most 20 requests', async ({ page }) => {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	let [bytes, requests] = [0, 0];
	session.on('Network.loadingFinished', ({ encodedDataLength }) => {
		bytes += encodedDataLength;
		requests += 1;
	});
	await page.goto(QUARTER, { waitUntil: 'networkidle' });
	expect(bytes).toBeGreaterThan(5_000);
	expect(bytes).toBeLessThanOrEqual(90_000);
	expect(requests).toBeLessThanOrEqual(20);
});

test('nothing is asked of anybody else, and no script is sent but by the map and by what hashes a file', async ({
	page,
	baseURL,
}) => {
	const foreign: string[] = [];
	page.on('request', (request) => {
		if (!request.url().startsWith(`${baseURL}/`)) foreign.push(request.url());
	});
	for (const { name, path } of PAGES) {
		await page.goto(path);
		const count = await page.locator('script').count();
		// Leaflet moves the map of figures, a file's hash is computed where it is; all other public pages are links, details and SVG.
		expect([name, count > 0]).toEqual([name, /^\/(?!services\/).*\/map|^\/verify/.test(path)]);
	}
	expect(foreign).toEqual([]);
});

test('in Arabic columns and bars begin at the right', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto(`/ar${QUARTER}`);
	const right = async (part: Locator) => {
		const box = await part.boundingBox();
		return Math.round((box?.x ?? NaN) + (box?.width ?? NaN));
	};
	const headers = page.getByRole('columnheader');
	expect(await right(headers.nth(0))).toBeGreaterThan(await right(headers.nth(1)));
	const bar = page
		.getByRole('row', { name: /2\.2\.b/ })
		.getByRole('img')
		.first();
	expect(await right(bar.locator('.reached').first())).toBe(await right(bar.locator('.track')));
});

test('what was not translated says its own language', async ({ page }) => {
	await page.goto('/ar/tiny/stability/2024/q1');
	const name = page.getByText('People trained').first();
	await expect(name).toHaveAttribute('lang', 'en');
	await expect(name).toHaveAttribute('dir', 'ltr');
});

for (const prefix of ['', '/ar']) {
	test(`on A4 nothing is cut off, and the table is a table: ${prefix || '/en'}`, async ({ page }) => {
		// A4 less the margins of the style sheet, at 96 dpi.
		await page.setViewportSize({ width: 695, height: 1020 });
		await page.emulateMedia({ media: 'print' });
		await page.goto(prefix + QUARTER);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(695);
		await expect(page.getByRole('columnheader').first()).toBeVisible();
		const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
		const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
		expect(pages).toBeGreaterThan(1);
		expect(pages).toBeLessThan(10);
	});
}
