import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QUARTER } from './support/pages.ts';
import { expect, test } from './support/test.ts';

/** Another site, whose page shows an address in a frame. */
async function elsewhere(framed: string): Promise<{ address: string; close: () => void }> {
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html');
		response.end(`<iframe src="${framed}" title="x" width="390" height="640"></iframe>`);
	});
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

test.describe('in another site’s page', () => {
	test.use({ javaScriptEnabled: false });

	for (const [language, dir, link] of [
		['', 'ltr', 'The figures behind this picture'],
		['/ar', 'rtl', 'الأرقام التي وراء هذه الصورة'],
	] as const)
		test(`a drawing stands there without scripts and cookies: ${dir}`, async ({ page, baseURL, context }) => {
			const site = await elsewhere(`${baseURL}${language}/embed${QUARTER}/quarters?indicator=2.2.a`);
			await page.goto(site.address);
			const frame = page.frameLocator('iframe');
			await expect(frame.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(frame.locator('html')).toHaveAttribute('dir', dir);
			await expect(frame.locator('.drawing > svg')).toBeVisible();
			await expect(frame.getByRole('link', { name: link })).toHaveAttribute(
				'href',
				`${baseURL}${language}${QUARTER}/indicators/2.2.a`,
			);
			// Nothing stands wider than the frame.
			const wide = await frame.locator('html').evaluate((html) => html.scrollWidth);
			expect(wide).toBeLessThanOrEqual(390);
			expect(await context.cookies()).toEqual([]);
			site.close();
		});

	test('a page does not', async ({ page, baseURL }) => {
		const site = await elsewhere(`${baseURL}${QUARTER}`);
		await page.goto(site.address);
		await expect.poll(() => page.frames().at(-1)?.url()).toContain('chrome-error:');
		site.close();
	});
});
